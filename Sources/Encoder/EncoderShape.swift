import Tensors

/// Well-known sizes of encoders, to measure speed without a checkpoint.
public enum EncoderShape: String, CaseIterable, Sendable {
  /// all-MiniLM-L6: 22.7 million parameters (Wang et al. 2020, arXiv:2002.10957).
  case miniLM = "minilm-l6"
  /// DistilBERT: 66 million parameters (Sanh et al. 2019, arXiv:1910.01108).
  case distilBERT = "distilbert-base"

  /// The architecture of this size, for BERT's uncased vocabulary of 30,522.
  public var configuration: EncoderConfiguration {
    let isBERT = self == .miniLM
    let hiddenSize = isBERT ? 384 : 768
    return EncoderConfiguration(
      architecture: isBERT ? .bert : .distilbert, vocabularySize: 30522, hiddenSize: hiddenSize,
      layerCount: 6, headCount: 12, intermediateSize: 4 * hiddenSize, maximumPositions: 512,
      tokenTypeCount: isBERT ? 2 : 0, normEpsilon: 1e-12, initializerRange: 0.02,
      hiddenDropout: 0.1, attentionDropout: 0.1, classifierDropout: isBERT ? 0.1 : 0.2,
      paddingID: 0)
  }

  /// A classifier of this size into two classes with random weights.
  public func classifier(seed: UInt64) -> SequenceClassifier {
    let configuration = configuration
    let layout = ParameterLayout(configuration, classes: 2)
    var random = RandomSource(seed: seed, stream: 0)
    var parameters = [Float](repeating: 0, count: layout.count)
    for parameter in layout.parameters {
      for index in parameter.range {
        switch parameter.role {
        // Uniform with the standard deviation of the normal one: drawn in a tenth of the time.
        case .weight:
          parameters[index] = Float(
            (random.uniform() - 0.5) * 12.0.squareRoot() * configuration.initializerRange)
        case .normScale: parameters[index] = 1
        case .bias, .normShift: break
        }
      }
    }
    return SequenceClassifier(configuration, classes: 2, parameters: parameters)
  }
}

extension SequenceClassifier {
  /// Floating-point operations of the matrix products that the logits of one sequence of `length`
  /// tokens take; a step of training takes three times as many. Of the last layer only the first
  /// token is needed, and keys and values of the others.
  public func operations(length: Int) -> Double {
    let (H, F) = (Double(configuration.hiddenSize), Double(configuration.intermediateSize))
    let tokens = Double(length)
    func layer(outputs: Double) -> Double {
      4 * tokens * H * H + outputs * (4 * H * H + 4 * H * F + 4 * tokens * H)
    }
    return Double(configuration.layerCount - 1) * layer(outputs: tokens) + layer(outputs: 1)
      + 2 * H * (H + Double(classes))
  }
}
