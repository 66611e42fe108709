package import Domain
package import Foundation

/// Reads a request from JSON and says in a sentence what is wrong with it.
package enum RequestReader {
    /// The request in UTF-8 JSON; `file` is what the sentences call it.
    /// It is refused when it is no JSON, when a key is missing or has a wrong type, and when there
    /// is a key that nobody reads.
    package static func read<Request: Codable>(
        _ kind: Request.Type, from data: Data, file: String
    ) throws(Refusal) -> Request {
        let request: Request
        do {
            request = try JSONDecoder().decode(kind, from: data)
        } catch let error as DecodingError {
            throw refusal(error, file: file)
        } catch {
            throw wrong(file, key: "", "不能读取", "it cannot be read")
        }
        if let key = unreadKey(in: data, by: request) {
            throw wrong(file, key: key, "没有这个字段", "there is no such key")
        }
        return request
    }

    package static func wrong(_ file: String, key: String, _ zh: String, _ en: String) -> Refusal {
        let place = key.isEmpty ? "" : "“\(key)”"
        return Refusal(
            .invalid, "planning.request",
            Phrase("\(file)\(place)：\(zh)。", "\(file)\(key.isEmpty ? "" : ", “\(key)”"): \(en)."),
            remedy: Phrase(
                "请改正后再运行；xuncun plan sample 给出可用的样例。",
                "Correct it and run again; xuncun plan sample writes one that works."),
            field: key.isEmpty ? nil : key)
    }

    private static func refusal(_ error: DecodingError, file: String) -> Refusal {
        switch error {
        case .keyNotFound(let key, let context):
            wrong(
                file, key: path(context.codingPath + [key]), "缺少这个字段", "the key is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            wrong(
                file, key: path(context.codingPath), "类型不对", "it has the wrong type")
        case .dataCorrupted(let context):
            wrong(
                file, key: path(context.codingPath), "内容不能读取（不是正确的 JSON、日期或代码）",
                "it cannot be read (no JSON, no date, or no known code)")
        @unknown default:
            wrong(file, key: "", "不能读取", "it cannot be read")
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { text, key in
            if let index = key.intValue { return "\(text)[\(index)]" }
            return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
        }
    }

    /// The first key of the file that is not in what was read: a misspelt one.
    private static func unreadKey(in data: Data, by request: some Encodable) -> String? {
        guard let read = try? JSONEncoder().encode(request),
            let kept = try? JSONSerialization.jsonObject(with: read),
            let given = try? JSONSerialization.jsonObject(with: data)
        else { return nil }
        return unreadKey(given, kept, "")
    }

    private static func unreadKey(_ given: Any, _ kept: Any, _ path: String) -> String? {
        if let given = given as? [String: Any], let kept = kept as? [String: Any] {
            for key in given.keys.sorted() where !(given[key] is NSNull) {
                let place = path.isEmpty ? key : "\(path).\(key)"
                guard let value = given[key], let other = kept[key] else { return place }
                if let found = unreadKey(value, other, place) { return found }
            }
        }
        if let given = given as? [Any], let kept = kept as? [Any] {
            for (index, pair) in zip(given, kept).enumerated() {
                if let found = unreadKey(pair.0, pair.1, "\(path)[\(index)]") { return found }
            }
        }
        return nil
    }
}

extension [String] {
    /// The first text that stands twice.
    var firstRepeated: String? {
        var seen: Set<String> = []
        return first { !seen.insert($0).inserted }
    }
}
