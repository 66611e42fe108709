/// Passwords that the program makes.
package enum Passwords {
    /// Twenty letters and digits without the ones that look alike; about 100 random bits.
    package static func made() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var generator = SystemRandomNumberGenerator()
        return String(
            (0..<20).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }
}
