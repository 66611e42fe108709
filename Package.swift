// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "xuncun",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "xuncun", targets: ["xuncun"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1",
            traits: ["FullFoundation"]),
        .package(
            url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(
            name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Domain", swiftSettings: settings),
        .target(
            name: "Tables", dependencies: ["CZip", "CExpat", "CXlsxwriter", "CZlib", "CMalloc"],
            swiftSettings: settings),
        .target(
            name: "Screening", dependencies: ["Domain", "Tables", "CSQLite"],
            resources: [.embedInCode("Policy")], swiftSettings: settings),
        .target(name: "Planning", dependencies: ["Domain"], swiftSettings: settings),
        .target(
            name: "Storage",
            dependencies: [
                "Domain", "CArgon2", "CSodium", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: settings),
        .target(
            name: "Services",
            dependencies: ["Domain", "Tables", "Screening", "Planning", "Storage"],
            swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Services",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            resources: [
                .embedInCode("Resources/templates"), .embedInCode("Resources/assets"),
            ], swiftSettings: settings),
        .executableTarget(
            name: "xuncun",
            dependencies: [
                "Domain", "Planning", "Tables", "Screening", "Services", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        // What several test targets set up: Clearwater county, its rounds, a browser.
        .target(
            name: "Fixtures",
            dependencies: [
                "Domain", "Screening", "Services", "Storage", "Web",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ], path: "Tests/Fixtures", swiftSettings: settings),
        .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "ServicesTests",
            dependencies: [
                "Domain", "Fixtures", "Planning", "Screening", "Services", "Storage", "TestSupport",
                "CSQLite",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Domain", "Fixtures", "Services", "Web", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ], swiftSettings: settings),
        .testTarget(
            name: "AttackTests",
            dependencies: [
                "Domain", "Fixtures", "Services", "Storage", "Web", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ], swiftSettings: settings),
        .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: settings),
        .testTarget(
            name: "ScreeningTests", dependencies: ["Domain", "Tables", "Screening", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PlanningTests", dependencies: ["Domain", "Planning", "TestSupport"],
            swiftSettings: settings),
    ]
)

// Only for `make fuzz`: its main function is libFuzzer's.
if Context.environment["XUNCUN_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Fuzzing", dependencies: ["Domain", "Tables", "Screening"], path: "Tests/Fuzzing",
            swiftSettings: settings))
}
