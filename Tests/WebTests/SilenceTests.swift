import Fixtures
import Foundation
import Testing

@testable import Web

/// What there is not is told no sooner than what is out of sight.
struct SilenceTests {
    @Test func `an answer that there is nothing comes in whole beats, and no other`() async throws {
        let browser = try Browser(try await TestOffice.open(), beat: .milliseconds(300))
        _ = try await browser.post(
            "/login", [("login", "zhang"), ("password", TestOffice.password)])
        for path in ["/units/\(UUID())", "/api/units/\(UUID())", "/attachments/\(UUID())"] {
            let began = ContinuousClock.now
            #expect(try await browser.get(path).status == 404)
            #expect(began.duration(to: .now) >= .milliseconds(300))
        }
    }

    @Test func `the server itself waits a beat`() {
        #expect(WebServer.usualBeat >= .milliseconds(10))
    }
}
