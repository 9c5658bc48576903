import Documents

/// Walks a template's tags with the view it will be shown with, because the template engine shows
/// nothing for a name that does not exist: a misspelt field would be a hole in the report.
///
/// Every row of a list is checked, so that a field missing in the third row is found too. The
/// inside of a section is checked whether or not it will be shown: of an empty list with the row
/// that the renderer was given for it; only where it was given none may the inside name any field.
struct TemplateCheck {
  /// One level of what names can mean.
  private enum Scope {
    case fields(View, isRow: Bool)
    case text
    case anything

    /// How a field that is not here can be written: with the names before it, or inside a section.
    func home(of name: String) -> String? {
      guard case .fields(let view, _) = self else { return nil }
      return Self.home(of: name, in: view, path: "")
    }

    private static func home(of name: String, in view: View, path: String) -> String? {
      for (key, value) in view.sorted(by: { $0.key < $1.key }) {
        switch value {
        case .view(let inner):
          if inner[name] != nil { return "\(path)\(key).\(name)" }
          if let home = home(of: name, in: inner, path: "\(path)\(key).") { return home }
        case .list(let rows):
          if !rows.isEmpty, rows.allSatisfy({ $0[name] != nil }) {
            return "\(name) inside {{#\(path)\(key)}}"
          }
        case .text, .flag: continue
        }
      }
      return nil
    }
  }

  let templates: [String: [TemplateNode]]

  /// Throws `ReportError` for the first tag of the template, or of its partials, that the view
  /// does not serve.
  func run(_ name: String, with view: View) throws(ReportError) {
    try check(templates[name] ?? [], [.fields(view, isRow: false)], path: [name])
  }

  private func check(
    _ nodes: [TemplateNode], _ scopes: [Scope], path: [String]
  ) throws(ReportError) {
    for node in nodes {
      switch node {
      case .variable(let tag): try checkVariable(tag, scopes)
      case .partial(let tag): try checkPartial(tag, scopes, path)
      case .section(let tag, let isInverted, let inside):
        for scope in try scopesInside(tag, isInverted: isInverted, scopes) {
          try check(inside, scopes + scope, path: path)
        }
      }
    }
  }

  private func checkVariable(_ tag: TemplateTag, _ scopes: [Scope]) throws(ReportError) {
    if tag.name == "." {
      guard case .fields = scopes.last else { return }
      throw .templateUse(
        tag.place, tag: tag.text, problem: "'.' is the text of a section over a text, only there")
    }
    if tag.name.hasSuffix("()") {
      return try checkRowFunction(tag, scopes, allowed: ["index()"])
    }
    switch try find(tag, scopes) {
    case .text, nil: return
    case .flag, .list, .view:
      let kind = try find(tag, scopes)?.kind ?? ""
      throw .templateUse(
        tag.place, tag: tag.text, problem: "this is \(kind), not text; use {{#\(tag.name)}}")
    }
  }

  private func checkPartial(
    _ tag: TemplateTag, _ scopes: [Scope], _ path: [String]
  ) throws(ReportError) {
    guard let nodes = templates[tag.name] else {
      let known = templates.keys.sorted()
      throw .templatePartial(
        tag.place, name: tag.name, nearest: nearestName(to: tag.name, among: known), known: known)
    }
    guard !path.contains(tag.name) else {
      let circle = (path + [tag.name]).joined(separator: " > ")
      throw .templateUse(
        tag.place, tag: tag.text, problem: "a template may not hold itself: \(circle)")
    }
    try check(nodes, scopes, path: path + [tag.name])
  }

  /// What the names inside a section mean, once for each time it may be shown.
  private func scopesInside(
    _ tag: TemplateTag, isInverted: Bool, _ scopes: [Scope]
  ) throws(ReportError) -> [[Scope]] {
    if tag.name.hasSuffix("()") {
      try checkRowFunction(tag, scopes, allowed: ["first()", "last()", "even()", "odd()"])
      return [[]]
    }
    let value = try find(tag, scopes)
    if isInverted { return [[]] }
    switch value {
    case nil: return [[.anything]]
    case .flag: return [[]]
    case .text: return [[.text]]
    case .view(let view): return [[.fields(view, isRow: false)]]
    case .list(let rows):
      return rows.isEmpty ? [[.anything]] : rows.map { [.fields($0, isRow: true)] }
    }
  }

  private func checkRowFunction(
    _ tag: TemplateTag, _ scopes: [Scope], allowed: [String]
  ) throws(ReportError) {
    guard allowed.contains(tag.name) else {
      throw .templateUse(
        tag.place, tag: tag.text,
        problem: "unknown function; allowed here: \(allowed.joined(separator: ", "))")
    }
    switch scopes.last {
    case .fields(_, isRow: true), .anything: return
    default:
      throw .templateUse(
        tag.place, tag: tag.text, problem: "works only directly inside a section over a list")
    }
  }

  /// The value of a name, innermost scope first, as the engine looks it up; nil where anything
  /// goes. Throws `ReportError.templateField` if no scope has it.
  private func find(_ tag: TemplateTag, _ scopes: [Scope]) throws(ReportError) -> ViewValue? {
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, !tag.name.contains("("), !parts.contains("") else {
      throw .templateUse(
        tag.place, tag: tag.text, problem: "write a field's name, or name.field")
    }
    for scope in scopes.reversed() {
      switch scope {
      case .anything: return nil
      case .text: continue
      case .fields(let view, _):
        guard let value = view[first] else { continue }
        return try follow(parts.dropFirst(), from: value, tag)
      }
    }
    let names = fieldNames(scopes)
    guard let home = scopes.lazy.compactMap({ $0.home(of: first) }).first else {
      throw missing(first, in: names, tag)
    }
    throw .templateField(tag.place, tag: tag.text, nearest: home, known: names)
  }

  private func follow(
    _ parts: ArraySlice<String>, from value: ViewValue, _ tag: TemplateTag
  ) throws(ReportError) -> ViewValue {
    guard let part = parts.first else { return value }
    guard case .view(let view) = value else {
      throw .templateUse(
        tag.place, tag: tag.text, problem: "before .\(part) stands \(value.kind), without fields")
    }
    guard let next = view[part] else { throw missing(part, in: view.keys.sorted(), tag) }
    return try follow(parts.dropFirst(), from: next, tag)
  }

  private func missing(_ name: String, in known: [String], _ tag: TemplateTag) -> ReportError {
    .templateField(
      tag.place, tag: tag.text, nearest: nearestName(to: name, among: known), known: known)
  }

  private func fieldNames(_ scopes: [Scope]) -> [String] {
    scopes.reversed().flatMap { scope in
      if case .fields(let view, _) = scope { return view.keys.sorted() }
      return []
    }
  }
}
