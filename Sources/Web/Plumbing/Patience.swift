import NIOCore
import NIOHTTPTypes

/// Closes connections on which nothing comes in time: idle ones, and those whose headers or body
/// are sent byte by byte, or that do not take their answer.
///
/// One timer for each connection looks at a deadline, so that a request costs no timer.
final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long is waited.
    struct Times: Sendable {
        /// From the connection, or the answer before, to the last byte of the headers.
        var headers: TimeAmount
        /// From one piece of a body to the next.
        var pause: TimeAmount
        /// For a whole body.
        var body: TimeAmount
        /// For the other side to take anything of an answer that fills the line.
        var answer: TimeAmount

        static let usual = Times(
            headers: .seconds(60), pause: .seconds(30), body: .minutes(10), answer: .seconds(60))
    }

    private let times: Times
    private let step: TimeAmount
    private var answersOwed = 0
    private var bodyEnds: NIODeadline?
    private var deadline: NIODeadline?
    private var stuckUntil: NIODeadline?

    init(_ times: Times) {
        self.times = times
        let least = min(times.headers, times.pause, times.answer)
        step = .nanoseconds(least.nanoseconds / 6)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        deadline = .now() + times.headers
        look(after: step, context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            answersOwed += 1
            bodyEnds = .now() + times.body
        case .body: break
        case .end: bodyEnds = nil
        }
        wait()
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            answersOwed -= 1
            wait()
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stuckUntil = context.channel.isWritable ? nil : .now() + times.answer
        context.fireChannelWritabilityChanged()
    }

    /// What is waited for now: a body, the next headers, or nothing while we owe an answer.
    private func wait() {
        if let bodyEnds {
            deadline = min(bodyEnds, .now() + times.pause)
        } else {
            deadline = answersOwed > 0 ? nil : .now() + times.headers
        }
    }

    private func look(after time: TimeAmount, _ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        if let deadline, deadline <= now { return context.close(promise: nil) }
        if let stuckUntil, stuckUntil <= now { return context.close(promise: nil) }
        context.eventLoop.assumeIsolated().scheduleTask(in: time) { [weak self] in
            guard let self, context.channel.isActive else { return }
            self.look(after: time, context)
        }
    }
}
