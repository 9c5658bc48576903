import Analysis
import Foundation

/// The numbers behind the figures of single sentences; sentences count from 1, positions from 0.
extension ReportAnalysis {
  var sentenceFiles: [String: Data] {
    [
      "attention_cls.csv": classTable, "attention_flow.csv": flowTable,
      "attention_average.csv": averageTable, "attention_ratio.csv": ratioTable,
      "cosine.csv": cosineTable,
    ].mapValues { Data($0.csv.utf8) }
  }

  /// A table with the rows of all sentences, each beginning with the sentence's number.
  private func table(
    _ header: [String], rows: (SentenceAnalysis) -> [[String]]
  ) -> DataTable {
    DataTable(
      ["sentence"] + header,
      rows: sentences.enumerated().flatMap { index, sentence in
        rows(sentence).map { ["\(index + 1)"] + $0 }
      })
  }

  private var classTable: DataTable {
    table(["index", "token", "pretrained_ratio", "finetuned_ratio", "change_pp"]) { sentence in
      ([sentence.classAttention.own] + sentence.classAttention.entries).map { entry in
        [
          "\(entry.position)", entry.token, "\(entry.ratio.before)", "\(entry.ratio.after)",
          "\(entry.change)",
        ]
      }
    }
  }

  private var flowTable: DataTable {
    table([
      "index", "token", "incoming_pretrained", "incoming_finetuned", "outgoing_pretrained",
      "outgoing_finetuned",
    ]) { sentence in
      let flow = sentence.flow
      return flow.before.positions.enumerated().map { row, position in
        [
          "\(position)", sentence.kept.tokens[position], "\(flow.before.incoming[row])",
          "\(flow.after.incoming[row])", "\(flow.before.outgoing[row])",
          "\(flow.after.outgoing[row])",
        ]
      }
    }
  }

  private var averageTable: DataTable {
    table(["from", "to", "pretrained", "finetuned"]) { sentence in
      pairs(sentence.averaged, positions: Array(0..<sentence.units.count))
    }
  }

  private var ratioTable: DataTable {
    table(["from", "to", "pretrained", "finetuned"]) { sentence in
      pairs(sentence.ratios.map(\.matrix), positions: sentence.kept.kept)
    }
  }

  /// A row for each entry; `positions` are those that rows and columns stand for.
  private func pairs(_ matrices: BeforeAfter<Matrix>, positions: [Int]) -> [[String]] {
    positions.enumerated().flatMap { row, from in
      positions.enumerated().map { column, to in
        [
          "\(from)", "\(to)", "\(matrices.before[row, column])", "\(matrices.after[row, column])",
        ]
      }
    }
  }

  private var cosineTable: DataTable {
    table(["index", "token", "cosine", "changed"]) { sentence in
      sentence.cosines.map {
        ["\($0.position)", $0.token, "\($0.cosine)", "\($0.changed)"]
      }
    }
  }
}
