import Hummingbird

/// Answers that there is nothing come in whole beats after the question: what does not exist is
/// told as late as what is out of sight, for which the program looks at a row or two more.
struct Silence: RouterMiddleware {
    typealias Context = WebContext

    /// Zero in tests that ask thousands of times.
    let beat: Duration

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let response = try await next(request, context)
        if response.status == .notFound, beat > .zero {
            let beats = (began.duration(to: .now) / beat).rounded(.up)
            try await Task.sleep(until: began + beat * beats, tolerance: .zero)
        }
        return response
    }
}
