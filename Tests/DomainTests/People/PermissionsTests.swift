import Domain
import Foundation
import TestSupport
import Testing

struct PermissionsTests {
    private func refusal(_ action: String, by actor: Actor, at place: Place) -> Refusal? {
        do throws(Refusal) {
            try Permissions.judge(action, by: actor, at: place)
            return nil
        } catch {
            return error
        }
    }

    @Test func `the handbook prints the permissions of the code`() {
        expectGolden(PermissionsPage.text, PermissionsPage.path)
    }

    @Test func `every action of the code is printed and no other`() throws {
        let printed = try PrintedPermissions().marks.keys.filter { !$0.hasPrefix("visibility.") }
        #expect(Set(printed) == Set(Permissions.all.map(\.action)))
        #expect(Set(Permissions.all.map(\.action)).count == Permissions.all.count)
    }

    @Test(arguments: Role.allCases)
    func `a role may do what the handbook marks and nothing else`(role: Role) throws {
        let printed = try PrintedPermissions()
        let wang = Clearwater.wang(as: [role])
        for action in Permissions.all.map(\.action) {
            let code = refusal(action, by: wang, at: Clearwater.place(of: role))?.code
            let expected =
                printed.roles(action).contains(role.rawValue) ? nil : "permission.denied"
            #expect(code == expected, "\(action)")
        }
    }

    @Test func `the console may do what the handbook marks and nothing else`() throws {
        let printed = try PrintedPermissions()
        for action in Permissions.all.map(\.action) {
            let code = refusal(action, by: .console, at: .everywhere)?.code
            let expected = printed.roles(action).contains("console") ? nil : "permission.denied"
            #expect(code == expected, "\(action)")
        }
    }

    @Test(arguments: Role.allCases)
    func `whoever is recused may do nothing there`(role: Role) {
        let wang = Clearwater.wang(
            as: [role], recusedFrom: [Identifier(Clearwater.village.uuid)])
        for action in Permissions.all.map(\.action) {
            #expect(
                refusal(action, by: wang, at: Clearwater.place(of: role))?.code
                    == "permission.recused")
        }
    }

    @Test func `the machine's operators touch no record of the trade`() {
        let trade = ["finding.", "inspection.", "rectification.", "revisit.", "round."]
        for row in Permissions.all where trade.contains(where: row.action.hasPrefix) {
            #expect(!row.by.contains(.sysAdmin) && !row.by.contains(.logAuditor), "\(row.action)")
            #expect(!row.atConsole)
        }
        #expect(!Permissions.all.contains { $0.by.contains(.logAuditor) })
    }

    @Test func `a move that follows by itself is nobody's action`() {
        let wang = Clearwater.wang(as: Role.allCases)
        let refusal = refusal("inspection.feedBack", by: wang, at: Clearwater.place)
        #expect(refusal?.code == "permission.unknown-action")
    }

    @Test func `a refusal names who may do it, in both languages`() {
        let wang = Clearwater.wang(as: [.villageSecretary])
        #expect(
            refusal("places.rename", by: wang, at: Clearwater.place)
                == Refusal(
                    .forbidden, "permission.denied",
                    Phrase("您没有办理此事的权限。", "You may not do this."),
                    remedy: Phrase(
                        "此事由巡察办主任、巡察办工作人员办理。",
                        "It is done by: office director, office staff.")))
        #expect(
            refusal("places.paint", by: wang, at: Clearwater.place)
                == Refusal(
                    .forbidden, "permission.unknown-action",
                    Phrase("没有“places.paint”这项操作。", "There is no action “places.paint”."),
                    remedy: Phrase("请刷新页面。", "Reload the page.")))
        let recused = Clearwater.wang(
            as: [.officeStaff], recusedFrom: [Identifier(Clearwater.village.uuid)])
        #expect(
            refusal("places.rename", by: recused, at: Clearwater.place)
                == Refusal(
                    .forbidden, "permission.recused",
                    Phrase(
                        "您已申报与该村居或乡镇的回避关系。",
                        "You have declared a recusal for this place."),
                    remedy: Phrase("请由其他人员办理。", "Somebody else has to do it.")))
    }
}
