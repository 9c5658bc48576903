/// One setting of the file: its path, how it is read and how it is written.
struct Setting: Sendable {
  /// `training.batch_size`.
  let path: String
  let read: @Sendable (YAMLValue, inout RunConfiguration) throws(ReportError) -> Void
  let write: @Sendable (RunConfiguration) -> SettingValue

  init<Value>(
    _ path: String,
    _ field: WritableKeyPath<RunConfiguration, Value> & Sendable,
    read: @escaping @Sendable (YAMLValue) throws(ReportError) -> Value,
    write: @escaping @Sendable (Value) -> SettingValue
  ) {
    self.path = path
    self.read = { (value, configuration) throws(ReportError) in
      configuration[keyPath: field] = try read(value)
    }
    self.write = { write($0[keyPath: field]) }
  }

  /// A whole number of at least 1.
  static func size(
    _ path: String, _ field: WritableKeyPath<RunConfiguration, Int> & Sendable
  ) -> Setting {
    whole(path, field, 1...Int.max, allowed: "a whole number of at least 1")
  }

  static func whole<Number: FixedWidthInteger & Sendable>(
    _ path: String, _ field: WritableKeyPath<RunConfiguration, Number> & Sendable,
    _ range: ClosedRange<Number>, allowed: String
  ) -> Setting {
    Setting(
      path, field,
      read: { (value) throws(ReportError) in try value.whole(range, allowed: allowed) },
      write: { .whole(UInt64($0)) })
  }

  static func seed(
    _ path: String, _ field: WritableKeyPath<RunConfiguration, UInt64> & Sendable
  ) -> Setting {
    whole(path, field, 0...UInt64.max, allowed: "a whole number of at least 0")
  }

  static func number(
    _ path: String, _ field: WritableKeyPath<RunConfiguration, Double> & Sendable,
    allowed: String, where isAllowed: @escaping @Sendable (Double) -> Bool
  ) -> Setting {
    Setting(
      path, field,
      read: { (value) throws(ReportError) in try value.number(isAllowed, allowed: allowed) },
      write: { .number($0) })
  }

  /// Text that is not blank.
  static func filledText(
    _ path: String, _ field: WritableKeyPath<RunConfiguration, String> & Sendable
  ) -> Setting {
    Setting(
      path, field, read: { (value) throws(ReportError) in try value.filledText() },
      write: { .text($0) })
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ path: String, _ field: WritableKeyPath<RunConfiguration, Choice> & Sendable
  ) -> Setting {
    Setting(
      path, field, read: { (value) throws(ReportError) in try value.choice(of: Choice.self) },
      write: { .text($0.rawValue) })
  }
}
