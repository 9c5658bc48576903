/// Something a run tells whoever watches it.
public enum RunEvent: Sendable {
  /// A new stage began; the text says what it does.
  case stage(String)
  /// The present stage is at `done` of `total` reviews; `loss` during training.
  case progress(done: Int, total: Int, loss: Double?)
  /// Something worth knowing.
  case note(String)
  /// Something that is not as it should be but does not stop the run; counted and shown again at
  /// the end.
  case warning(String)
}

/// Receives the events of a run.
public typealias RunWatcher = (RunEvent) -> Void
