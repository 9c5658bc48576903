import Analysis
import Foundation

/// The numbers behind the figures of layers, words in focus and projections.
extension ReportAnalysis {
  var layerFiles: [String: Data] {
    [
      "layers.csv": spreadTable, "cosine_layers.csv": layerCosineTable,
      "projection.csv": projectionTable,
      "focus.csv": focusTable, "focus_layers.csv": focusLayerTable,
    ].mapValues { Data($0.csv.utf8) }
  }

  private var spreadTable: DataTable {
    DataTable(
      [
        "sentence", "layer", "entropy_pretrained", "entropy_finetuned",
        "normalized_entropy_pretrained", "normalized_entropy_finetuned", "variance_pretrained",
        "variance_finetuned",
      ],
      rows: sentences.enumerated().flatMap { index, sentence in
        sentence.layerSpreads.map { layer in
          [
            "\(index + 1)", "\(layer.layer)", "\(layer.spread.before.entropy)",
            "\(layer.spread.after.entropy)", "\(layer.spread.before.normalizedEntropy)",
            "\(layer.spread.after.normalizedEntropy)", "\(layer.spread.before.variance)",
            "\(layer.spread.after.variance)",
          ]
        }
      })
  }

  private var layerCosineTable: DataTable {
    var rows: [[String]] = []
    for (index, sentence) in sentences.enumerated() {
      let cosines = sentence.layerCosines
      for layer in 0..<cosines.matrix.rows {
        for (column, position) in cosines.positions.enumerated() {
          rows.append([
            "\(index + 1)", "\(layer)", "\(position)", cosines.tokens[column],
            "\(cosines.matrix[layer, column])",
          ])
        }
      }
    }
    return DataTable(["sentence", "layer", "index", "token", "cosine"], rows: rows)
  }

  private var projectionTable: DataTable {
    var rows: [[String]] = []
    for (index, projection) in projections.enumerated() {
      for entry in projection.entries {
        rows.append([
          "\(index + 1)", "\(entry.position)", entry.token, "\(entry.point.before.x)",
          "\(entry.point.before.y)", "\(entry.point.after.x)", "\(entry.point.after.y)",
        ])
      }
    }
    return DataTable(
      [
        "sentence", "index", "token", "pretrained_x", "pretrained_y", "finetuned_x",
        "finetuned_y",
      ], rows: rows)
  }

  private var focusTable: DataTable {
    var rows: [[String]] = []
    for focus in results.focus {
      for (side, sentence) in focus.sentences.enumerated() {
        for (position, label) in sentence.labels.enumerated() {
          rows.append([
            focus.word, "\(side + 1)", "\(position)", label,
            "\(sentence.attentionBefore[position])", "\(sentence.attentionAfter[position])",
          ])
        }
      }
    }
    return DataTable(["word", "sentence", "index", "token", "pretrained", "finetuned"], rows: rows)
  }

  private var focusLayerTable: DataTable {
    DataTable(
      ["word", "layer", "cosine_pretrained", "cosine_finetuned"],
      rows: results.focus.flatMap { focus in
        focus.cosines.before.indices.map {
          [focus.word, "\($0)", "\(focus.cosines.before[$0])", "\(focus.cosines.after[$0])"]
        }
      })
  }
}
