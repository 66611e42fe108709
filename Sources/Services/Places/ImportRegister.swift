package import Domain
import Foundation
package import Storage

package struct ImportRegister: Action, Decodable {
    let file: String
    let county: Identifier<County>?
    package static let kindOfAction = ActionKind("places.importRegister", Phrase("导入名录", "Import a register"), path: "/units/imports", fields: [Field("file", Phrase("文件", "file"), .file)], as: Self.self)
    package var name: String { "places.importRegister" }
    package func place(_ reading: Reading) throws -> Place { Place(county: county) }
    package func perform(_ desk: Desk) throws -> ActionAnswer { throw Refusal.notFound }
}
