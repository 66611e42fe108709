/// Which module may be imported where. A target without a row may import nothing.
enum AllowedImports {
    static let table: [String: Set<String>] = [
        "Domain": ["Foundation"],
        "Tables": [
            "Foundation", "CZip", "CXlsxwriter", "CExpat", "CZlib", "CMalloc", "Glibc",
            "Dispatch", "Synchronization",
        ],
        "Screening": ["Domain", "Tables", "Foundation", "Synchronization", "CSQLite"],
        "Planning": ["Domain", "Foundation"],
        "Storage": [
            "Domain", "Foundation", "GRDB", "CArgon2", "CSodium", "CSQLite", "Synchronization",
            "Glibc",
        ],
        "Services": [
            "Domain", "Tables", "Screening", "Planning", "Storage", "Foundation", "Synchronization",
        ],
        "Web": [
            "Domain", "Services", "Foundation", "Hummingbird", "HummingbirdCore", "Mustache",
            "Logging", "NIOCore", "NIOHTTPTypes", "HTTPTypes", "ServiceLifecycle",
            "Synchronization",
        ],
        "xuncun": [
            "Domain", "Tables", "Planning", "Screening", "Services", "Web", "Foundation",
            "ArgumentParser", "Logging",
            "ServiceLifecycle", "Synchronization", "Glibc",
        ],
    ]

    /// Modules that only some folders may import.
    static let folders = [
        "GRDB": ["Sources/Storage/Engine/"],
        "CSQLite": ["Sources/Storage/Engine/", "Sources/Screening/Custom/"],
    ]

    static func complaints(about file: SourceFile) -> [Complaint] {
        guard file.isSource, file.isSwift else { return [] }
        guard let allowed = table[file.target] else {
            return [file.complaint("the target \(file.target) has no row of allowed imports")]
        }
        return file.code.enumerated().compactMap { index, line in
            guard let module = module(importedBy: line) else { return nil }
            if let folders = folders[module], !folders.contains(where: file.path.hasPrefix) {
                return file.complaint("\(module) is imported in \(folders[0]) only", line: index)
            }
            return allowed.contains(module)
                ? nil : file.complaint("\(file.target) may not import \(module)", line: index)
        }
    }

    /// `GRDB` for `@preconcurrency internal import struct GRDB.Row`.
    static func module(importedBy line: String) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"),
            words[..<place].allSatisfy({ $0.hasPrefix("@") || access.contains($0) })
        else { return nil }
        let rest = words[(place + 1)...].drop { kinds.contains($0) }
        return rest.first.map { String($0.prefix { $0 != "." }) }
    }

    private static let access: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
    ]
}
