package import Domain
import Foundation

/// The HiGHS solver (MIT licence, highs.dev), loaded when a plan is asked for.
///
/// The functions are those of its C interface, `Highs_*`, with 32-bit `HighsInt`. The library is
/// the one inside the PyPI package `highspy`, which `make setup` fetches.
package struct Highs: Sendable {
    typealias Handle = UnsafeMutableRawPointer
    typealias Create = @convention(c) () -> Handle?
    typealias Act = @convention(c) (Handle) -> Int32
    typealias Destroy = @convention(c) (Handle) -> Void
    typealias SetFlag = @convention(c) (Handle, UnsafePointer<CChar>, Int32) -> Int32
    typealias SetNumber = @convention(c) (Handle, UnsafePointer<CChar>, Double) -> Int32
    typealias GetNumber =
        @convention(c) (
            Handle, UnsafePointer<CChar>, UnsafeMutablePointer<Double>
        ) -> Int32
    typealias PassMip =
        @convention(c) (
            Handle, Int32, Int32, Int32, Int32, Int32, Double, UnsafePointer<Double>,
            UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>,
            UnsafePointer<Double>, UnsafePointer<Int32>, UnsafePointer<Int32>,
            UnsafePointer<Double>, UnsafePointer<Int32>
        ) -> Int32
    typealias Solution =
        @convention(c) (
            Handle, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?,
            UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?
        ) -> Int32
    typealias SetSolution =
        @convention(c) (
            Handle, UnsafePointer<Double>?, UnsafePointer<Double>?, UnsafePointer<Double>?,
            UnsafePointer<Double>?
        ) -> Int32
    /// Kind of call, message, what the solver tells, what it is told, and ours.
    typealias Question =
        @convention(c) (
            Int32, UnsafePointer<CChar>?, UnsafeRawPointer?, UnsafeMutableRawPointer?,
            UnsafeMutableRawPointer?
        ) -> Void
    typealias SetCallback = @convention(c) (Handle, Question?, UnsafeMutableRawPointer?) -> Int32
    typealias StartCallback = @convention(c) (Handle, Int32) -> Int32
    typealias Version = @convention(c) () -> UnsafePointer<CChar>?

    let create: Create
    let destroy: Destroy
    let run: Act
    let modelStatus: Act
    let setBool: SetFlag
    let setInt: SetFlag
    let setDouble: SetNumber
    let infoDouble: GetNumber
    let passMip: PassMip
    let solution: Solution
    let setSolution: SetSolution
    let setCallback: SetCallback
    let startCallback: StartCallback
    /// `1.15.1`.
    package let version: String

    /// Loads the library from the first of some paths where it is.
    package init(from paths: [String]) throws(Refusal) {
        guard let library = paths.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first
        else { throw Self.absent }
        func function<Kind>(_ name: String, as kind: Kind.Type) throws(Refusal) -> Kind {
            guard let symbol = dlsym(library, name) else { throw Self.unfit(name) }
            return unsafeBitCast(symbol, to: kind)
        }
        let sizeOfInt = try function("Highs_getSizeofHighsInt", as: Act.self)
        create = try function("Highs_create", as: Create.self)
        destroy = try function("Highs_destroy", as: Destroy.self)
        run = try function("Highs_run", as: Act.self)
        modelStatus = try function("Highs_getModelStatus", as: Act.self)
        setBool = try function("Highs_setBoolOptionValue", as: SetFlag.self)
        setInt = try function("Highs_setIntOptionValue", as: SetFlag.self)
        setDouble = try function("Highs_setDoubleOptionValue", as: SetNumber.self)
        infoDouble = try function("Highs_getDoubleInfoValue", as: GetNumber.self)
        passMip = try function("Highs_passMip", as: PassMip.self)
        solution = try function("Highs_getSolution", as: Solution.self)
        setSolution = try function("Highs_setSolution", as: SetSolution.self)
        setCallback = try function("Highs_setCallback", as: SetCallback.self)
        startCallback = try function("Highs_startCallback", as: StartCallback.self)
        let text = try function("Highs_version", as: Version.self)()
        version = text.map { String(cString: $0) } ?? ""
        guard let probe = create() else { throw Self.unfit("Highs_create") }
        let size = sizeOfInt(probe)
        destroy(probe)
        guard size == 4 else { throw Self.unfit("HighsInt") }
    }

    /// Where the library may be: named in `XUNCUN_HIGHS`, beside the program, in the build folder
    /// of a checkout, or installed in the system. When it is named, no other place is tried.
    package static func places(named: String?, program: String) -> [String] {
        if let named, !named.isEmpty { return [named] }
        let folder = (program as NSString).deletingLastPathComponent
        return [
            folder + "/libhighs.so.1", folder + "/../lib/libhighs.so.1",
            folder + "/../../solver/libhighs.so.1", folder + "/../../.build/solver/libhighs.so.1",
            folder + "/../../../.build/solver/libhighs.so.1",
            "libhighs.so.1", "libhighs.1.dylib",
        ]
    }

    /// Where it was looked for is the machine's own affair: pages show this sentence.
    private static let absent = Refusal(
        .unavailable, "planning.no-solver",
        Phrase("服务器上没有求解器 HiGHS。", "The solver HiGHS is not here."),
        remedy: Phrase(
            "请运行 make setup 取得，或用环境变量 XUNCUN_HIGHS 指定 libhighs.so.1 的路径。",
            "Fetch it with make setup, or name libhighs.so.1 in XUNCUN_HIGHS."))

    private static func unfit(_ name: String) -> Refusal {
        Refusal(
            .unavailable, "planning.unfit-solver",
            Phrase("求解器 HiGHS 的版本不合用（\(name)）。", "This HiGHS does not fit (\(name))."),
            remedy: Phrase(
                "请运行 make setup 取得合用的版本。", "Fetch one that does with make setup."))
    }
}
