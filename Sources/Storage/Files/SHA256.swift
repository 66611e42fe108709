import CSodium

/// SHA-256 (FIPS 180-4), computed by libsodium.
package enum SHA256 {
    /// - Returns: 64 lower-case hexadecimal digits.
    package static func hexadecimal(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        return hexadecimal(of: digest)
    }

    static func hexadecimal(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}

extension SHA256 {
    /// The same in pieces.
    package struct Running {
        private var state = crypto_hash_sha256_state()

        package init() { crypto_hash_sha256_init(&state) }

        package mutating func add(_ bytes: [UInt8]) {
            crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
        }

        /// - Returns: 64 lower-case hexadecimal digits.
        package mutating func hexadecimal() -> String {
            var digest = [UInt8](repeating: 0, count: 32)
            crypto_hash_sha256_final(&state, &digest)
            return SHA256.hexadecimal(of: digest)
        }
    }
}
