import Graphics

/// What a document says about itself, once more in the form that programs for archives and search
/// read.
///
/// Source: ISO 16684-1 (XMP), with the names of Dublin Core.
struct XMPPacket {
  private let metadata: DocumentMetadata

  init(_ metadata: DocumentMetadata) { self.metadata = metadata }

  /// The whole packet.
  var text: String {
    var entries = ["<dc:format>application/pdf</dc:format>"]
    add("dc:title", "Alt", [metadata.title], language: "x-default", to: &entries)
    add("dc:creator", "Seq", [metadata.author], to: &entries)
    add("dc:description", "Alt", [metadata.subject], language: "x-default", to: &entries)
    add("dc:language", "Bag", [metadata.language], to: &entries)
    let keywords = metadata.keywords.split(separator: ",").map { word in
      String(word.drop { $0 == " " })
    }
    add("dc:subject", "Bag", keywords, to: &entries)
    if !metadata.keywords.isEmpty {
      entries.append("<pdf:Keywords>\(XMPPacket.escaped(metadata.keywords))</pdf:Keywords>")
    }
    if !metadata.date.isEmpty {
      entries.append("<xmp:CreateDate>\(metadata.date)</xmp:CreateDate>")
    }
    entries.append("<xmp:CreatorTool>bertreport</xmp:CreatorTool>")
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      \(entries.joined(separator: "\n"))
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  private func add(
    _ name: String, _ kind: String, _ values: [String], language: String? = nil,
    to entries: inout [String]
  ) {
    let values = values.filter { !$0.isEmpty }
    guard !values.isEmpty else { return }
    let attribute = language.map { " xml:lang=\"\($0)\"" } ?? ""
    let items = values.map { "<rdf:li\(attribute)>\(XMPPacket.escaped($0))</rdf:li>" }.joined()
    entries.append("<\(name)><rdf:\(kind)>\(items)</rdf:\(kind)></\(name)>")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
