import Testing

@testable import Training

/// `negative` reviews and then `positive` ones.
private func texts(negative: Int, positive: Int) -> [LabeledText] {
  (0..<negative + positive).map {
    LabeledText(row: $0, text: "review \($0)", label: $0 < negative ? 0 : 1)
  }
}

private func split(
  _ negative: Int, _ positive: Int, train: Int, test: Int, seed: UInt64 = 42
) throws -> Split {
  try Split(
    texts(negative: negative, positive: positive), trainSize: train, testSize: test, seed: seed)
}

@Test func thePartsHaveTheirSizesAndShareNothing() throws {
  let split = try split(60, 40, train: 50, test: 30)
  #expect(split.train.count == 50)
  #expect(split.test.count == 30)
  let rows = Set((split.train + split.test).map(\.row))
  #expect(rows.count == 80)
  #expect((split.train + split.test).allSatisfy { $0.label == ($0.row < 60 ? 0 : 1) })
}

@Test func equalClassesGiveEqualHalves() throws {
  let split = try split(500, 500, train: 400, test: 100)
  #expect(split.train.count { $0.label == 1 } == 200)
  #expect(split.test.count { $0.label == 1 } == 50)
}

@Test(arguments: [1, 2, 3, 7, 10, 16, 29], [2, 3, 5, 9, 12])
func classesKeepTheirProportion(negative: Int, train: Int) throws {
  let positive = 20
  for test in 1...(negative + positive - train) where train * negative >= negative + positive {
    let split = try split(negative, positive, train: train, test: test)
    let share = Double(negative) / Double(negative + positive)
    let inTrain = Double(split.train.count { $0.label == 0 })
    let inTest = Double(split.test.count { $0.label == 0 })
    #expect(split.train.count == train && split.test.count == test)
    #expect(abs(inTrain - share * Double(train)) <= 0.5)
    #expect(abs(inTrain + inTest - share * Double(train + test)) <= 0.5)
    #expect(abs(inTest - share * Double(test)) <= 1)
  }
}

@Test func allTextsCanBeUsed() throws {
  let split = try split(3, 3, train: 3, test: 3)
  #expect(Set((split.train + split.test).map(\.row)) == Set(0..<6))
}

@Test func theSeedFixesTheSplit() throws {
  let first = try split(60, 40, train: 50, test: 30)
  let again = try split(60, 40, train: 50, test: 30)
  let other = try split(60, 40, train: 50, test: 30, seed: 43)
  #expect(first == again)
  #expect(Set(first.train) != Set(other.train))
}

@Test func aLargerTestingPartLeavesTheTrainingPartAlone() throws {
  let small = try split(60, 40, train: 50, test: 10)
  let large = try split(60, 40, train: 50, test: 40)
  #expect(small.train == large.train)
  #expect(Set(small.test).isSubset(of: Set(large.test)))
}

@Test func theOrderMixesTheClasses() throws {
  let split = try split(100, 100, train: 100, test: 100)
  for part in [split.train, split.test] {
    #expect(part.map(\.row) != part.map(\.row).sorted())
    // A draw of 50 out of 50 and 50 has a standard deviation of 2.5; this is five of them.
    #expect(abs(part.prefix(50).count { $0.label == 1 } - 25) <= 12)
  }
}

@Test func everyTextIsEquallyLikelyToBeLearned() throws {
  var counts = [Int](repeating: 0, count: 20)
  for seed in 0..<400 as Range<UInt64> {
    for text in try split(10, 10, train: 10, test: 5, seed: seed).train { counts[text.row] += 1 }
  }
  // Each is drawn with probability ½: 200 times, five standard deviations are 50.
  #expect(counts.allSatisfy { abs($0 - 200) <= 50 })
}

@Test func theTableNamesEveryRowOnceInOrder() throws {
  let split = try split(4, 4, train: 4, test: 2)
  let lines = split.csv.split(separator: "\n", omittingEmptySubsequences: false)
  #expect(lines.first == "split,row")
  #expect(lines.last == "")
  let train = split.train.map(\.row).sorted().map { "train,\($0)" }
  let test = split.test.map(\.row).sorted().map { "test,\($0)" }
  #expect(lines.dropFirst().dropLast().map(String.init) == train + test)
}

@Test func sizesThatCannotBeAreRefused() {
  #expect(throws: TrainingError.partSize(part: "train", size: 0)) {
    try split(5, 5, train: 0, test: 2)
  }
  #expect(throws: TrainingError.partSize(part: "test", size: -1)) {
    try split(5, 5, train: 2, test: -1)
  }
  #expect(throws: TrainingError.tooFewTexts(available: 10, train: 8, test: 3)) {
    try split(5, 5, train: 8, test: 3)
  }
  #expect(throws: TrainingError.tooFewTexts(available: 10, train: .max, test: 3)) {
    try split(5, 5, train: .max, test: 3)
  }
}

@Test func oneClassAloneIsRefused() {
  #expect(throws: TrainingError.oneClass(part: "data set", label: 1, count: 8)) {
    try split(0, 8, train: 2, test: 2)
  }
  #expect(throws: TrainingError.oneClass(part: "training part", label: 0, count: 2)) {
    try split(20, 1, train: 2, test: 2)
  }
}
