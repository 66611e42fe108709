import Domain
import Testing

struct VisibilityTests {
    @Test(arguments: Role.allCases)
    func `a role sees what the handbook marks and nothing else`(role: Role) throws {
        let printed = try PrintedPermissions()
        let wang = Clearwater.wang(as: [role])
        for object in VisibleObject.allCases {
            let expected = printed.roles("visibility.\(object.rawValue)").contains(role.rawValue)
            #expect(Visibility.sees(wang, object, at: Clearwater.place) == expected, "\(object)")
            #expect(Visibility.grants(of: wang, for: object).isEmpty == !expected, "\(object)")
        }
    }

    @Test func `every object has its row`() {
        #expect(Set(Visibility.table.keys) == Set(VisibleObject.allCases))
    }

    @Test(arguments: Role.allCases)
    func `whoever is recused sees nothing there`(role: Role) {
        let wang = Clearwater.wang(
            as: [role], recusedFrom: [Identifier(Clearwater.village.uuid)])
        for object in VisibleObject.allCases {
            #expect(!Visibility.sees(wang, object, at: Clearwater.place))
        }
    }

    @Test(arguments: Role.village)
    func `a village does not see what another village is told`(role: Role) {
        let other = Clearwater.wang(as: [role], in: Clearwater.elsewhere)
        for object in VisibleObject.allCases {
            #expect(!Visibility.sees(other, object, at: Clearwater.place))
        }
    }

    @Test(arguments: [Role.villageSecretary, .townshipCommittee, .disciplineOrgan])
    func `nobody inspected or outside reads a finding before the feedback`(role: Role) {
        let wang = Clearwater.wang(as: [role])
        #expect(!Visibility.sees(wang, .workingPaper, at: Clearwater.place))
        #expect(!Visibility.sees(wang, .findingBeforeFeedback, at: Clearwater.place))
        #expect(Visibility.sees(wang, .findingAfterFeedback, at: Clearwater.place))
    }

    @Test func `the machine's administrator reads no content`() {
        let admin = Clearwater.wang(as: [.sysAdmin])
        let seen = VisibleObject.allCases.filter {
            Visibility.sees(admin, $0, at: Clearwater.place)
        }
        #expect(seen == [.place, .person])
    }

    @Test(arguments: Finding.State.allCases)
    func `a matter is a paper, then a finding, then fed back`(state: Finding.State) {
        let paper: [Finding.State] = [.lead, .dismissed, .drafted, .returned, .deputyReviewed]
        let expected: VisibleObject =
            paper.contains(state) ? .workingPaper : .findingBeforeFeedback
        #expect(Finding.object(in: state, fedBack: false) == expected)
        #expect(Finding.object(in: state, fedBack: true) == .findingAfterFeedback)
    }
}
