import Testing

@testable import Figures

@Test func theAverageIsCentredAndNarrowerAtTheEnds() {
  #expect(MovingAverage.centred([1, 2, 6, 4, 5], window: 3) == [1.5, 3, 4, 5, 4.5])
}

@Test func anEvenWindowReachesFartherForward() {
  #expect(MovingAverage.centred([1, 3, 5], window: 2) == [2, 4, 5])
}

@Test func aWindowOfOneChangesNothing() {
  #expect(MovingAverage.centred([1, 3, 5], window: 1) == [1, 3, 5])
  #expect(MovingAverage.centred([1, 3, 5], window: 0) == [1, 3, 5])
  #expect(MovingAverage.centred([], window: 3).isEmpty)
}
