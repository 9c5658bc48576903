/// The candidate that was most likely meant by a misspelt word, or nil if none is near.
///
/// Near is: the candidate holds the word (or the word the candidate) as a part of three letters
/// or more, or at most a third of the letters (at least one) differ. Case does not count.
/// Of equally near candidates the first wins.
public func nearestName(to word: String, among candidates: [String]) -> String? {
  let wanted = Array(word.lowercased())
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased())
    let distance = editDistance(wanted, other)
    let limit = max(1, max(wanted.count, other.count) / 3)
    guard distance <= limit || isPart(wanted, other) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.candidate
}

private func isPart(_ one: [Character], _ other: [Character]) -> Bool {
  let (short, long) = one.count < other.count ? (one, other) : (other, one)
  return short.count >= 3 && String(long).contains(String(short))
}

/// How many insertions, deletions, substitutions and swaps of neighbours turn one into the other.
///
/// Source: Damerau 1964; the variant that touches no letter twice ("optimal string alignment").
func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for i in 1...one.count {
    var row = [i] + Array(repeating: 0, count: other.count)
    for j in 1...other.count {
      let substitution = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
      row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
      if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[other.count]
}
