/// The name among `names` that takes the fewest insertions, deletions and replacements of a
/// character to become `name` (Levenshtein 1966); the first in alphabetical order of several.
func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  names.sorted().map { ($0, editDistance(Array(name), Array($0))) }
    .min { $0.1 < $1.1 }?.0
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, left) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, right) in b.enumerated() {
      let replaced = diagonal + (left == right ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
