import Foundation

/// Softmax cross-entropy of logits against classes.
public enum CrossEntropy {
  /// The losses `−ln softmax(logits)[label]` of each row and the gradient of their sum times
  /// `scale` with respect to the logits.
  /// - `logits` is `[B, C]`, `labels` `B` numbers below `C`; the gradient is `[B, C]`.
  /// - With `scale = 1/batch` the gradient is that of the mean over the batch, whatever micro-batch
  ///   the rows come from.
  public static func forward(
    _ logits: Tensor, labels: [Int], scale: Double
  ) -> (losses: [Double], gradient: Tensor) {
    let classes = logits.shape[1]
    precondition(
      labels.count == logits.shape[0], "\(labels.count) labels for logits of \(logits.shape)")
    var gradient = Tensor(zeros: logits.shape)
    var losses: [Double] = []
    for (row, label) in labels.enumerated() {
      let p = probabilities(Array(logits.values[row * classes..<(row + 1) * classes]))
      losses.append(-p.logarithms[label])
      for c in 0..<classes {
        let difference = exp(p.logarithms[c]) - (c == label ? 1 : 0)
        gradient.values[row * classes + c] = Float(scale * difference)
      }
    }
    return (losses, gradient)
  }

  /// The softmax of one row of logits and its natural logarithm, in double precision.
  public static func probabilities(
    _ logits: [Float]
  ) -> (values: [Double], logarithms: [Double]) {
    let peak = Double(logits.max() ?? 0)
    let total = logits.reduce(0) { $0 + exp(Double($1) - peak) }
    let logarithms = logits.map { Double($0) - peak - log(total) }
    return (logarithms.map { exp($0) }, logarithms)
  }
}
