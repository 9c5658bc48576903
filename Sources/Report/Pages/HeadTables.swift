import Analysis
import Foundation

/// The numbers behind the figures that show heads one by one.
extension ReportAnalysis {
  var headFiles: [String: Data] {
    [
      "model_view.csv": modelViewTable, "training_mode.csv": trainingModeTable,
      "heads.csv": headTable, "layer_similarity.csv": similarityTable,
    ].mapValues { Data($0.csv.utf8) }
  }

  /// Every layer and head of the sentence that the pictures of heads show, between the units that
  /// they show: a line for each unit that attends. In whole thousandths, which is finer than the
  /// pictures' 24 colours; `trace.safetensors` has every digit.
  private var modelViewTable: DataTable {
    let index = results.configuration.analysis.headView.sentence - 1
    let (traces, units, shown) = (results.traces[index], sentences[index].units, shown(index))
    var header = ["layer", "head", "from"]
    for model in ["pretrained", "finetuned"] { header += shown.map { "\(model)_permille_\($0)" } }
    var rows: [[String]] = []
    for layer in 0..<results.model.layers {
      for head in 0..<results.model.heads {
        let weights = traces.map {
          units.merged($0.attention(layer: layer, head: head)).restricted(to: shown)
        }
        for (row, from) in shown.enumerated() {
          let numbers = weights.before.row(row) + weights.after.row(row)
          rows.append(
            ["\(layer)", "\(head)", "\(from)"] + numbers.map { "\(Int((1000 * $0).rounded()))" })
        }
      }
    }
    return DataTable(header, rows: rows)
  }

  /// The one head with dropout and without, between all units of its sentence.
  private var trainingModeTable: DataTable {
    let weights = singleHead
    var rows: [[String]] = []
    for from in 0..<weights.training.rows {
      for to in 0..<weights.training.columns {
        rows.append([
          "\(from)", "\(to)", "\(weights.training[from, to])", "\(weights.inference[from, to])",
        ])
      }
    }
    return DataTable(["from", "to", "training", "inference"], rows: rows)
  }

  /// The attention of the chosen single head of the fine-tuned model between units, `[U, U]`, with
  /// dropout and without.
  var singleHead: (training: Matrix, inference: Matrix) {
    let single = results.configuration.analysis.singleHead
    let (traces, units) = (
      results.traces[single.sentence - 1], sentences[single.sentence - 1].units
    )
    let (tensor, count) = (results.trainingAttention, traces.after.tokenCount)
    let training = Matrix(rows: count, columns: count, values: tensor.values.map(Double.init))
    let layer = single.layer ?? results.model.layers - 1
    return (
      units.merged(training),
      units.merged(traces.after.attention(layer: layer, head: single.head))
    )
  }

  private var headTable: DataTable {
    let rows = zip(comparison.profiles.before, comparison.profiles.after).map { before, after in
      [
        "\(before.layer)", "\(before.head)", "\(comparison.divergence[before.layer, before.head])",
        before.kind.rawValue, after.kind.rawValue, "\(before.distance)", "\(after.distance)",
      ]
    }
    return DataTable(
      [
        "layer", "head", "jensen_shannon", "pretrained_kind", "finetuned_kind",
        "pretrained_distance", "finetuned_distance",
      ], rows: rows)
  }

  private var similarityTable: DataTable {
    DataTable(
      ["layer", "cka", "cosine", "pretrained_random_pairs", "finetuned_random_pairs"],
      rows: comparison.similarity.indices.map { layer in
        [
          "\(layer)", "\(comparison.similarity[layer])", "\(comparison.cosines[layer])",
          "\(comparison.randomPairs.before.meanCosines[layer])",
          "\(comparison.randomPairs.after.meanCosines[layer])",
        ]
      })
  }
}
