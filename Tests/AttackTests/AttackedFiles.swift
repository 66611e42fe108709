import Foundation
import Services
import Storage

/// A file with the record that it belongs to.
struct AttackedFile: Sendable {
    let id: UUID
    let list: String
    let row: OracleRow
}

extension AttackCounty {
    func files() async throws -> [AttackedFile] {
        let found = try await office.read { reading in
            try reading.rows("SELECT id, record_kind, record_id FROM attachments") {
                (id: try $0(0) as UUID, owner: try $0(1) as String, record: try $0(2) as UUID)
            }
        }
        let lists = Dictionary(
            uniqueKeysWithValues: AttackFiles.owners.map { ($0.owner, $0.list) })
        var rows: [String: OracleRow] = [:]
        for (list, all) in oracle.rows {
            for row in all { rows["\(list) \(row.id)"] = row }
        }
        return found.compactMap { file in
            guard let list = lists[file.owner], let row = rows["\(list) \(file.record)"] else {
                return nil
            }
            return AttackedFile(id: file.id, list: list, row: row)
        }
    }
}
