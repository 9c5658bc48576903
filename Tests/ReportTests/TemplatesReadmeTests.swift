import Foundation
import TestSupport
import Testing

@testable import Report

/// Templates/README.md says what the views and templates have, no more and no less.
struct TemplatesReadmeTests {
  private static let folder = Fixture.root.appending(path: "Templates")
  private static let readme = Result {
    try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
  }

  /// Rows of the README's tables as cells.
  private func rows() throws -> [[String]] {
    try Self.readme.get().split(separator: "\n").filter { $0.hasPrefix("| `") }.map {
      $0.components(separatedBy: "|").dropFirst().dropLast().map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  /// `a.{b,c}` as `a.b` and `a.c`.
  private func expanded(_ path: String) -> [String] {
    guard let open = path.firstIndex(of: "{"),
      let close = path[open...].firstIndex(of: "}")
    else { return [path] }
    return path[path.index(after: open)..<close].split(separator: ",").flatMap {
      expanded("\(path[..<open])\($0)\(path[path.index(after: close)...])")
    }
  }

  @Test func everyFieldIsListedWithItsKind() throws {
    var listed: [String: String] = [:]
    for row in try rows() where ["text", "flag", "figure", "figures"].contains(row[1]) {
      for path in expanded(row[0].trimmingCharacters(in: ["`"])) {
        #expect(listed[path] == nil, "\(path) is listed twice")
        listed[path] = row[1]
      }
    }
    let fields = try ViewFields.all()
    for (path, kind) in fields.sorted(by: { $0.key < $1.key }) {
      #expect(listed[path] == kind, "add to Templates/README.md: | `\(path)` | \(kind) | … |")
    }
    for path in listed.keys.sorted() {
      #expect(
        fields[path] != nil, "take \(path) out of Templates/README.md: there is no such field")
    }
  }

  @Test func everySectionHasItsFieldsAndTheyStandTogether() throws {
    let fields = try #require(try Self.readme.get().components(separatedBy: "\n## Fields\n").last)
    var homes: [String: String] = [:]
    for section in fields.components(separatedBy: "\n### ").dropFirst() {
      let title = String(section.prefix { $0 != "\n" })
      let names = section.matches(of: /(?m)^\| `(\w+)/).map { String($0.output.1) }
      #expect(!names.isEmpty, "\(title) has no fields")
      for name in Set(names) {
        #expect(homes[name] == nil, "\(name) stands in \(title) and \(homes[name] ?? "")")
        homes[name] = title
      }
    }
    #expect(homes["card"] == "Model card" && homes["title"] == "Document")
  }

  /// Names that a template takes from outside of itself.
  private func names(_ nodes: [TemplateNode]) -> Set<String> {
    nodes.reduce(into: []) { names, node in
      switch node {
      case .variable(let tag):
        names.insert(String(tag.name.prefix { $0 != "." }))
      case .partial: break
      case .section(let tag, _, let nodes):
        names.insert(String(tag.name.prefix { $0 != "." }))
        names.formUnion(self.names(nodes))
      }
    }
  }

  @Test(arguments: Language.allCases)
  func everyTemplateIsListedWithTheFieldsItStartsFrom(language: Language) throws {
    let top = Set(try SampleResults.report(SampleResults.make()).fields.keys)
      .union(["id", "alt", "alt_html", "caption"])
    let folder = Self.folder.appending(path: language.rawValue)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var listed = Dictionary(
      uniqueKeysWithValues: try rows().filter { $0.count == 3 && !$0[0].contains("{") }
        .map { ($0[0].trimmingCharacters(in: ["`"]), $0[2]) })
    for file in files.sorted() where file.hasSuffix(".mustache") {
      let name = String(file.dropLast(".mustache".count))
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      // Rows of lists have names of their own; what a template starts from is what views have.
      let used = names(try TemplateScanner.scan(text, file: file))
        .intersection(top).sorted().map { "`\($0)`" }.joined(separator: " ")
      let cell = listed.removeValue(forKey: name)
      #expect(cell != nil, "add \(name) to the chapters of Templates/README.md")
      #expect(cell == used, "\(name) in Templates/README.md")
    }
  }

  @Test func examplesAreTemplatesThatCanBeFilled() throws {
    let text = try Self.readme.get()
    let blocks = text.matches(of: /```mustache\n((?:.|\n)*?)```/).map { String($0.output.1) }
    #expect(blocks.count == 3)
    let fields = try SampleResults.report(SampleResults.make()).fields
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for name in ["figure", "abstract"] {
      let template = Self.folder.appending(path: "en/\(name).mustache")
      try folder.write(
        String(contentsOf: template, encoding: .utf8), to: "\(name).mustache")
    }
    for block in blocks {
      try folder.write(block, to: "example.mustache")
      let filled = try TemplateRenderer(folder: folder.url).render("example", with: fields)
      #expect(!filled.contains("{{") && filled.count > 20)
    }
  }
}
