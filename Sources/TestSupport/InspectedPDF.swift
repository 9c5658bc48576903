import Foundation

/// A PDF file as qpdf and poppler see it, for tests.
public struct InspectedPDF {
  /// The file.
  public let data: Data
  private let objects: [String: Any]

  /// Takes a file apart with `qpdf --json`.
  public init(_ data: Data) throws {
    self.data = data
    let text = try InspectedPDF.run(
      ["qpdf", "--json=2", "--json-stream-data=none", "FILE"], on: data
    ).output
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let parts = json?["qpdf"] as? [[String: Any]]
    objects = parts?.last ?? [:]
  }

  /// What a command of poppler or qpdf says about a file, for which `FILE` stands, and its exit
  /// code.
  public static func run(
    _ command: [String], on pdf: Data
  ) throws -> (output: String, code: Int32) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("bertreport-\(UUID().uuidString).pdf")
    try pdf.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command.map { $0 == "FILE" ? file.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  /// The dictionary that the file begins with.
  public var catalogue: [String: Any] {
    let trailer = (objects["trailer"] as? [String: Any])?["value"] as? [String: Any]
    return dictionary(trailer?["/Root"])
  }

  /// What `qpdf --check` has against the file; empty where it is sound.
  public func faults() throws -> String {
    let check = try InspectedPDF.run(["qpdf", "--check", "FILE"], on: data)
    return check.code == 0 && !check.output.contains("WARNING") ? "" : check.output
  }

  /// An element of the structure: its kind, what stands for it, and its depth.
  public struct Element: Hashable {
    /// Its kind, `P`.
    public var role: String
    /// What stands for it; empty for nothing.
    public var alternative: String
    /// 0 for the document.
    public var depth: Int
    /// How many pieces of content it has itself.
    public var pieces: Int
  }

  /// The elements of the structure in the order of reading.
  public var structure: [Element] {
    let root = dictionary(catalogue["/StructTreeRoot"])
    var elements: [Element] = []
    func visit(_ kid: Any?, depth: Int) {
      let value = dictionary(kid)
      guard let role = value["/S"] as? String else { return }
      let kids = items(value["/K"])
      elements.append(
        Element(
          role: String(role.dropFirst()), alternative: Self.text(value["/Alt"]), depth: depth,
          pieces: kids.count { $0 is Int || dictionary($0)["/MCID"] != nil }))
      for kid in kids { visit(kid, depth: depth + 1) }
    }
    for kid in items(root["/K"]) { visit(kid, depth: 0) }
    return elements
  }

  /// The structure as lines, each indented by its depth.
  public var structureText: String {
    structure.map { String(repeating: " ", count: $0.depth) + $0.role }.joined(separator: "\n")
  }

  /// The names of all destinations.
  public var destinations: [String] {
    let names = dictionary(dictionary(catalogue["/Names"])["/Dests"])
    func collect(_ node: [String: Any]) -> [String] {
      items(node["/Kids"]).flatMap { collect(dictionary($0)) }
        + items(node["/Names"]).enumerated().compactMap { index, name in
          index % 2 == 0 ? Self.text(name) : nil
        }
    }
    return collect(names)
  }

  /// The names of the destinations that links lead to.
  public var linkTargets: [String] {
    objects.values.compactMap { object in
      let value = (object as? [String: Any])?["value"] as? [String: Any]
      guard value?["/Subtype"] as? String == "/Link", let target = value?["/Dest"] else {
        return nil
      }
      return Self.text(target)
    }
  }

  /// The titles of the outline with their depths, from 0, and the names that they lead to.
  public var outline: [(title: String, depth: Int, target: String)] {
    var entries: [(title: String, depth: Int, target: String)] = []
    func visit(_ first: Any?, depth: Int) {
      var next = first
      while next != nil {
        let entry = dictionary(next)
        guard !entry.isEmpty else { return }
        entries.append((Self.text(entry["/Title"]), depth, Self.text(entry["/Dest"])))
        visit(entry["/First"], depth: depth + 1)
        next = entry["/Next"]
      }
    }
    visit(dictionary(catalogue["/Outlines"])["/First"], depth: 0)
    return entries
  }

  /// A dictionary, or the one that a reference leads to; empty for anything else.
  public func dictionary(_ value: Any?) -> [String: Any] {
    resolved(value) as? [String: Any] ?? [:]
  }

  private func items(_ value: Any?) -> [Any] {
    let value = resolved(value)
    return value as? [Any] ?? value.map { [$0] } ?? []
  }

  private func resolved(_ value: Any?) -> Any? {
    guard let reference = value as? String, reference.hasSuffix(" R") else { return value }
    let object = objects["obj:" + reference] as? [String: Any]
    return object?["value"] ?? (object?["stream"] as? [String: Any])?["dict"]
  }

  /// The characters of a string, which qpdf marks with `u:`.
  private static func text(_ value: Any?) -> String {
    let text = value as? String ?? ""
    return text.hasPrefix("u:") ? String(text.dropFirst(2)) : text
  }
}
