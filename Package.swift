// swift-tools-version: 6.2
import PackageDescription

// Arrows point down only: a target may import what stands above it in its own line of
// dependencies and nothing else. ARCHITECTURE.md has the picture and one sentence a target.

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "bertreport",
  products: [.executable(name: "bertreport", targets: ["bertreport"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
  ],
  targets: [
    // Debian's C libraries.
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(
      name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),

    // Learning.
    .target(
      name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-fno-math-errno", "-Wall", "-Werror"])]),
    library("Tensors", ["COneDNN", "CKernels"], exclude: ["PERFORMANCE.md"]),
    library("Tokenization"),
    library("Encoder", ["Tensors"]),
    library(
      "Training",
      ["Encoder", "Tokenization", "Tensors", .product(name: "SwiftCSV", package: "SwiftCSV")]),
    library("Analysis", ["Tensors"]),

    // Drawing.
    library("Graphics"),
    library("Figures", ["Graphics"]),
    library("Documents", ["Graphics", "CMarkGFM"]),
    library("CairoRenderer", ["Graphics", "CPangoCairo", "CQPDF"]),

    // The two towers meet here.
    library(
      "Report",
      [
        "Training", "Encoder", "Tokenization", "Tensors", "Analysis", "Figures", "Documents",
        "Graphics", "CairoRenderer",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "bertreport",
      dependencies: [
        "Report", "Encoder", "Tensors",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Tensors", "Graphics"], swiftSettings: settings),
    tests("Tensors", ["Tensors"]),
    tests("Tokenization", ["Tokenization"]),
    tests("Encoder", ["Encoder", "Tensors"]),
    tests("Training", ["Training", "Encoder", "Tokenization", "Tensors"]),
    tests("Analysis", ["Analysis", "Tensors"]),
    tests("Graphics", ["Graphics"]),
    tests("Figures", ["Figures", "Graphics"], exclude: ["Snapshots"]),
    tests("Documents", ["Documents", "Graphics", "CairoRenderer"]),
    tests("CairoRenderer", ["CairoRenderer", "Graphics"]),
    tests(
      "Report", ["Report", "Training", "Tensors", "Analysis", "Figures", "Graphics"]),
    tests("Command", ["bertreport", "Tensors"]),
  ]
)
