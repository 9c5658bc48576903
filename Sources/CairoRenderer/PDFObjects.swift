import CQPDF
import Foundation

/// A PDF file taken apart into its objects, by libqpdf; owns them all.
final class PDFObjects {
  /// An object, or a reference to one.
  typealias Object = qpdf_oh

  private var file: qpdf_data?

  /// Takes a file apart; what is wrong in its table of objects is mended.
  init(_ data: Data) throws(CairoRendererError) {
    guard let file = qpdf_init() else {
      throw .library(step: "PDF", message: "libqpdf could not be started.")
    }
    self.file = file
    qpdf_silence_errors(file)
    qpdf_set_suppress_warnings(file, 1)
    // libqpdf reads from these bytes until the file has been written.
    let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: data.count)
    self.bytes = bytes
    data.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(start: bytes, count: data.count).copyMemory(from: source)
    }
    qpdf_read_memory(file, "report", bytes, UInt64(data.count), nil)
    try check()
  }

  private let bytes: UnsafeMutablePointer<CChar>

  deinit {
    qpdf_cleanup(&file)
    bytes.deallocate()
  }

  /// Throws what libqpdf has found wrong since the last time.
  func check() throws(CairoRendererError) {
    guard qpdf_has_error(file) != 0 else { return }
    let text = qpdf_get_error_full_text(file, qpdf_get_error(file)).map { String(cString: $0) }
    throw .library(step: "PDF", message: text ?? "libqpdf failed.")
  }

  /// What the file begins with.
  var root: Object { qpdf_get_root(file) }
  /// The dictionary of title, author and date.
  var information: Object { self[qpdf_get_trailer(file), "/Info"] }
  /// The pages in order.
  var pages: [Object] {
    (0..<max(0, Int(qpdf_get_num_pages(file)))).map { qpdf_get_page_n(file, $0) }
  }

  /// The value of a key of a dictionary; setting it to nothing removes the key.
  subscript(dictionary: Object, key: String) -> Object {
    get { qpdf_oh_get_key(file, dictionary, key) }
    set { qpdf_oh_replace_key(file, dictionary, key, newValue) }
  }

  func remove(_ key: String, from dictionary: Object) {
    qpdf_oh_remove_key(file, dictionary, key)
  }

  func has(_ key: String, in dictionary: Object) -> Bool {
    qpdf_oh_has_key(file, dictionary, key) != 0
  }

  /// The items of an array; of anything else the thing itself.
  func items(of object: Object) -> [Object] {
    guard qpdf_oh_is_array(file, object) != 0 else { return [object] }
    return (0..<qpdf_oh_get_array_n_items(file, object)).map {
      qpdf_oh_get_array_item(file, object, $0)
    }
  }

  func setItem(_ index: Int, of array: Object, to item: Object) {
    qpdf_oh_set_array_item(file, array, Int32(index), item)
  }

  /// The number that an object is, if it is one.
  func integer(_ object: Object) -> Int? {
    qpdf_oh_is_integer(file, object) != 0 ? Int(qpdf_oh_get_int_value(file, object)) : nil
  }

  /// What tells an object of the file from the others.
  func identity(_ object: Object) -> Int { Int(qpdf_oh_get_object_id(file, object)) }

  /// An object from its text, which refers to no other.
  func parsed(_ text: String) -> Object { qpdf_oh_parse(file, text) }

  func number(_ value: Int) -> Object { qpdf_oh_new_integer(file, Int64(value)) }

  func text(_ value: String) -> Object { qpdf_oh_new_unicode_string(file, value) }

  func array(_ items: [Object]) -> Object {
    let array = qpdf_oh_new_array(file)
    for item in items { qpdf_oh_append_item(file, array, item) }
    return array
  }

  func dictionary(_ entries: KeyValuePairs<String, Object>) -> Object {
    let dictionary = qpdf_oh_new_dictionary(file)
    for (key, value) in entries { self[dictionary, key] = value }
    return dictionary
  }

  /// An object of the file, which others refer to.
  func shared(_ object: Object) -> Object { qpdf_make_indirect_object(file, object) }

  /// A stream with these bytes.
  func stream(_ data: Data, _ entries: KeyValuePairs<String, Object>) -> Object {
    let stream = qpdf_oh_new_stream(file)
    let null = qpdf_oh_new_null(file)
    data.withUnsafeBytes { bytes in
      qpdf_oh_replace_stream_data(
        file, stream, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, null, null)
    }
    let dictionary = qpdf_oh_get_dict(file, stream)
    for (key, value) in entries { self[dictionary, key] = value }
    return stream
  }

  /// The file put together again: compressed, with a name that is a digest of what it holds.
  func written() throws(CairoRendererError) -> Data {
    try check()
    qpdf_init_write_memory(file)
    qpdf_set_object_stream_mode(file, qpdf_o_generate)
    qpdf_set_deterministic_ID(file, 1)
    qpdf_write(file)
    try check()
    guard let buffer = qpdf_get_buffer(file) else {
      throw .library(step: "PDF", message: "libqpdf wrote nothing.")
    }
    return Data(bytes: buffer, count: qpdf_get_buffer_length(file))
  }
}
