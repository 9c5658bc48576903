/// Where in the templates something was written that turned out wrong in the text.
extension TemplateRenderer {
  /// `error` with the place where a template that is in use, from `root` down, writes the reference
  /// or caption that it is about; any other error, and one about a name or a caption that comes
  /// from a field, as it is.
  func located(_ error: ReportError, from root: String) -> ReportError {
    guard case .reference(let name, let problem) = error else { return error }
    guard problem == Numbering.repeatedCaption else {
      guard let place = places(of: "@[\(name)]", from: root).first else { return error }
      return .templateReference(place, name: name, problem: problem)
    }
    let captions = places(of: "**@[\(name)].**", from: root)
    guard let first = captions.first else { return error }
    guard captions.count > 1 else {
      return .templateReference(first, name: name, problem: problem)
    }
    return .templateReference(
      captions[1], name: name, problem: "\(problem), the other in \(first.columnText)")
  }

  /// The template `root` and those it puts in, and so on; sorted, each once.
  func used(from root: String) -> [String] {
    var found: Set<String> = []
    func visit(_ nodes: [TemplateNode]) {
      for node in nodes {
        switch node {
        case .variable: continue
        case .section(_, _, let inside): visit(inside)
        case .partial(let tag): visit(tag.name)
        }
      }
    }
    func visit(_ name: String) {
      guard let nodes = check.templates[name], found.insert(name).inserted else { return }
      visit(nodes)
    }
    visit(root)
    return found.sorted()
  }

  /// The lines of the templates in use from `root` down, each with the place of its beginning.
  func lines(from root: String) -> [(place: Place, text: Substring)] {
    used(from: root).flatMap { name in
      (texts[name] ?? "").split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .map { (Place(file: files[name] ?? name, line: $0 + 1), $1) }
    }
  }

  private func places(of mark: String, from root: String) -> [Place] {
    lines(from: root).flatMap { place, line in
      line.ranges(of: mark).map { range in
        Place(
          file: place.file, line: place.line,
          column: line[..<range.lowerBound].unicodeScalars.count + 1)
      }
    }
  }
}
