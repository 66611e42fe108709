import Foundation
import Services
import Storage

/// A file with the record that it belongs to.
struct AttackedFile: Sendable {
    let id: UUID
    let list: String
    let row: OracleRow
    let sha256: String
}

extension Oracle {
    func sees(_ attacker: Attacker, _ file: AttackedFile) -> Bool {
        sees(attacker, file.row)
            // Evidence of a finding stays with the group and the office.
            && (file.list != "findings" || sees(attacker, "workingPaper", at: file.row.spots))
    }
}

extension AttackCounty {
    func files() async throws -> [AttackedFile] {
        let found = try await office.read { reading in
            try reading.rows("SELECT id, record_kind, record_id, sha256 FROM attachments") {
                (
                    id: try $0(0) as UUID, owner: try $0(1) as String, record: try $0(2) as UUID,
                    sha256: try $0(3) as String
                )
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
            return AttackedFile(id: file.id, list: list, row: row, sha256: file.sha256)
        }
    }
}
