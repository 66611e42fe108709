import CSodium
package import Domain
import Foundation

/// Where the journal ends. Kept elsewhere, it shows later that the journal of then is still the
/// beginning of that of now.
package struct JournalHead: Codable, Sendable, Equatable {
    package let number: Int64
    package let at: Moment
    /// 64 hexadecimal digits.
    package let hash: String
    package let records: String?

    package init(number: Int64, at: Moment, hash: String, records: String?) {
        self.number = number
        self.at = at
        self.hash = hash
        self.records = records
    }

    /// `63018:9f…`: the number and the hash.
    package var words: String { "\(number):\(hash)" }

    /// Reads `63018:9f…`.
    package static func read(_ words: String) -> (number: Int64, hash: String)? {
        let parts = words.split(separator: ":")
        guard parts.count == 2, let number = Int64(parts[0]), number > 0, parts[1].count == 64
        else { return nil }
        return (number, String(parts[1]))
    }
}

/// The key with which a folder signs where its journal ends (Ed25519). It lies in the folder: it
/// proves who signed to those who hold the public part, and nothing against who holds the folder.
package struct HeadKey {
    private let seed: [UInt8]

    /// Reads the key of a folder, or makes it. `path` is a file for its owner alone.
    package init(path: String) throws {
        guard sodium_init() >= 0 else { throw StorageDefect("libsodium could not start") }
        if let kept = FileManager.default.contents(atPath: path), kept.count == 32 {
            seed = [UInt8](kept)
            return
        }
        var made = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&made, made.count)
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(made), attributes: [.posixPermissions: 0o600])
        else { throw Refusal.storage("read-only", Self.trouble, Self.remedy) }
        seed = made
    }

    private static let trouble = Phrase(
        "无法保存签名密钥。", "The key for signing cannot be kept.")
    private static let remedy = Phrase(
        "请检查数据目录的权限。", "Check the permissions of the data folder.")

    private var pair: (public: [UInt8], secret: [UInt8]) {
        var (open, secret) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 64))
        crypto_sign_seed_keypair(&open, &secret, seed)
        return (open, secret)
    }

    /// 64 hexadecimal digits.
    package var publicKey: String { SHA256.hexadecimal(of: pair.public) }

    /// 128 hexadecimal digits over `words` of the head.
    package func signature(of head: JournalHead) -> String {
        let message = Array(head.words.utf8)
        var signature = [UInt8](repeating: 0, count: 64)
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), pair.secret)
        return SHA256.hexadecimal(of: signature)
    }

    /// Whether a signature is one of a public key over a head.
    package static func isSigned(_ words: String, by key: String, _ signature: String) -> Bool {
        guard let key = bytes(key), let signature = bytes(signature), key.count == 32,
            signature.count == 64, sodium_init() >= 0
        else { return false }
        let message = Array(words.utf8)
        return crypto_sign_verify_detached(signature, message, UInt64(message.count), key) == 0
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return bytes.count * 2 == digits.count ? bytes : nil
    }
}
