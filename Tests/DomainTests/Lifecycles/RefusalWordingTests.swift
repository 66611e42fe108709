import Domain
import Testing

/// What people read when a move is refused, as whole sentences.
struct RefusalWordingTests {
    private func refusal(
        _ move: RectificationItem.Move, from state: RectificationItem.State, as role: Role,
        done: Set<RectificationItem.Move> = [], brought: Set<Need> = Set(Need.allCases)
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try RectificationItem.lifecycle.judge(
                move, from: state, roles: [role], done: done, brought: brought)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a move that the state does not allow names the state and what is open`() {
        let refusal = refusal(.close, from: .planned, as: .officeDirector)
        #expect(
            refusal
                == Refusal(
                    .conflict, "lifecycle.not-allowed",
                    Phrase(
                        "当前状态为“方案已通过”，不能办理“销号”。",
                        "The record is in state “planned”, which does not allow “close”."),
                    remedy: Phrase(
                        "请刷新页面；此状态可办理：登记整改措施、延期、变更责任主体。",
                        "Reload the page; from here one can: "
                            + "record an action, extend, transfer to another party.")))
    }

    @Test func `a record that has ended says so`() {
        let refusal = refusal(.close, from: .transferredParty, as: .officeDirector)
        #expect(
            refusal
                == Refusal(
                    .conflict, "lifecycle.not-allowed",
                    Phrase(
                        "当前状态为“已转其他责任主体”，不能办理“销号”。",
                        "The record is in state “transferred”, which does not allow “close”."),
                    remedy: Phrase(
                        "该记录已办结，无后续操作。",
                        "It has ended; nothing more can be done with it.")))
    }

    @Test func `a move of somebody else names who does it`() {
        let refusal = refusal(.verify, from: .townshipChecked, as: .villageSecretary)
        #expect(
            refusal
                == Refusal(
                    .forbidden, "lifecycle.not-your-move",
                    Phrase("您没有办理“核查”的权限。", "You may not do “verify” here."),
                    remedy: Phrase(
                        "请由巡察办主任或巡察办工作人员或督导组办理。",
                        "It is done by: office director or office staff or supervision group.")))
    }

    @Test func `a move of nobody says that it follows by itself`() {
        #expect(throws: Refusal.self) {
            try Inspection.lifecycle.judge(
                .feedBack, from: .reportReady, roles: [.officeDirector], done: [], brought: [])
        }
        do throws(Refusal) {
            _ = try Inspection.lifecycle.judge(
                .feedBack, from: .reportReady, roles: [.officeDirector], done: [], brought: [])
        } catch {
            #expect(error.remedy == Phrase("该步骤由系统自动完成。", "This step follows by itself."))
        }
    }

    @Test func `a second duty of the same person names the first`() {
        let refusal = refusal(.close, from: .verified, as: .officeDirector, done: [.verify])
        #expect(
            refusal
                == Refusal(
                    .forbidden, "lifecycle.second-person",
                    Phrase(
                        "您已办理过本记录的“核查”，不能再办理“销号”。",
                        "You did “verify” on this record, so you may not do “close”."),
                    remedy: Phrase(
                        "请由另一名有权限的人员办理。", "Ask a colleague with the same duty.")))
    }

    @Test func `a missing field is named and pointed at`() {
        let refusal = refusal(
            .submit, from: .inProgress, as: .villageSecretary, brought: [.statement])
        #expect(
            refusal
                == Refusal(
                    .invalid, "lifecycle.missing-evidence",
                    Phrase("办理“报送整改结果”须填写“佐证材料”。", "“submit the result” needs: evidence."),
                    remedy: Phrase("请补充后再提交。", "Fill it in and send again."),
                    field: "evidence"))
    }

    @Test func `the state is judged before the role, the role before the person and the needs`() {
        let codes = [
            refusal(.close, from: .closed, as: .expert, done: [.submit], brought: []),
            refusal(.close, from: .verified, as: .expert, done: [.submit], brought: []),
            refusal(.close, from: .verified, as: .officeDirector, done: [.submit], brought: []),
            refusal(.close, from: .verified, as: .officeDirector, brought: []),
        ].map { $0?.code }
        #expect(
            codes == [
                "lifecycle.not-allowed", "lifecycle.not-your-move", "lifecycle.second-person",
                "lifecycle.missing-opinion",
            ])
    }
}
