import ArgumentParser
import Domain
import Foundation
import Services

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "人员和账号 / people and accounts",
        subcommands: [PersonAdd.self, PersonPassword.self])
}

struct PersonAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "新增人员 / add a person",
        discussion: """
            第一个角色立即生效;此后角色须由另一名主任或管理员在页面上确认。
            The first role of a folder is active at once;
            later ones are confirmed by a second person.
            密码从标准输入读取一行,未给时自动生成。The password is one line of standard input; without
            --password-stdin one is made and printed once.
            """)

    @OptionGroup var data: DataOption
    @Argument(help: "账号 / account") var login: String
    @Option(help: "姓名 / name") var name: String
    @Option(help: "单位 / employer") var employer = "县委巡察办"
    @Option(help: "县代码 / county code") var county: String?
    @Option(help: "角色，如 sysAdmin、officeDirector / role") var role: String?
    @Flag(name: .customLong("password-stdin"), help: "从标准输入读取密码 / read the password")
    var passwordFromInput = false
    @Flag(help: "输出 JSON / print JSON") var json = false

    func run() async throws {
        let office = try Office(data.folder)
        let countyID = try await countyID(office)
        let role = try role.map { text in
            guard let role = Role(rawValue: text) else {
                let all = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("没有角色 \(text) / unknown role; one of: \(all)")
            }
            return role
        }
        let password = try passwordFromInput ? readPassword() : Passwords.made()
        let person = try await perform(
            AddPerson(login: login, fullName: name, employer: employer, county: countyID), office
        ).record
        try await office.setPassword(password, of: Identifier(person))
        var note: Phrase?
        if let role {
            let scope: UUID? = role.reach == .county ? countyID?.uuid : nil
            note = try await perform(
                ProposeGrant(
                    record: Identifier(person), role: role, scope: scope.map { Identifier($0) }),
                office
            ).note
        }
        if json {
            print(
                try Terminal.json(
                    ["login": login, "person": person.uuidString.lowercased()]))
        } else {
            print("已新增 added: \(login) \(name)")
            if let note { print("\(note.zh) / \(note.en)") }
            if !passwordFromInput { print("初始密码（只显示一次）password, shown once: \(password)") }
        }
        try office.close()
    }

    private func perform(_ action: any Action, _ office: Office) async throws -> ActionAnswer {
        let at = Moment(Date())
        return try await office.perform(action, by: .console, at: at, id: .timeOrdered(at: at))
    }

    private func countyID(_ office: Office) async throws -> Identifier<County>? {
        guard let county else { return nil }
        guard let id = try await office.county(code: county) else {
            throw Refusal(
                .notFound, "person.no-county",
                Phrase("没有代码为\(county)的县。", "There is no county with the code \(county)."),
                remedy: Phrase("请先导入村居名录。", "Import its register first."))
        }
        return id
    }

    private func readPassword() throws -> String {
        guard let line = readLine(strippingNewline: true) else {
            throw ValidationError("标准输入中没有密码 / no password on standard input")
        }
        return line
    }
}

struct PersonPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "重设密码 / set a new password")

    @OptionGroup var data: DataOption
    @Argument(help: "账号 / account") var login: String

    func run() async throws {
        let office = try data.office()
        guard let person = try await office.person(login: login) else {
            throw Refusal(
                .notFound, "person.unknown",
                Phrase("没有账号“\(login)”。", "There is no account “\(login)”."),
                remedy: Phrase("请核对账号。", "Check it."))
        }
        let password = Passwords.made()
        try await office.setPassword(password, of: person)
        print("新密码（只显示一次）new password, shown once: \(password)")
        try office.close()
    }
}
