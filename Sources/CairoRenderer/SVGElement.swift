/// An element of an SVG file.
struct SVGElement {
  /// What an element hands down to those in it: a property of painting, or a transformation.
  struct Attribute: Hashable {
    var key: String
    var value: String

    var text: String { " \(key)=\"\(value)\"" }
    /// Bytes of the text.
    var length: Int { key.utf8.count + value.utf8.count + 4 }
  }

  var name: String
  /// What a group around it may say in its place.
  var attributes: [Attribute] = []
  /// The attributes that are its own, as text: its form, its place, its name.
  var own = ""
  var children: [SVGElement] = []
  /// Whether its children stand on its own line.
  var isInline = false

  /// Appends it to a file.
  func write(to file: inout String, inline: Bool = false) {
    file += "<\(name)\(own)" + attributes.map(\.text).joined()
    if children.isEmpty {
      file += "/>"
    } else {
      file += isInline || inline ? ">" : ">\n"
      for child in children { child.write(to: &file, inline: isInline || inline) }
      file += "</\(name)>"
    }
    if !inline { file += "\n" }
  }
}
