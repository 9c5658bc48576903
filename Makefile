# The two commands that matter: `make report` and `make test`.

PACKAGES = libdnnl-dev libcairo2-dev libpango1.0-dev libcmark-gfm-dev \
  libcmark-gfm-extensions-dev libqpdf-dev pkg-config curl poppler-utils qpdf
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PROGRAM = .build/release/bertreport

.PHONY: report test stress build lint format record gallery benchmark dependencies clean

## report: from a fresh clone to the reports in Output
report: build
	$(PROGRAM) fetch all-minilm-l6-v2 imdb
	$(PROGRAM) build bertreport.yaml --output Output

## test: format, lint, every test, and the built command on a tiny configuration
test: dependencies lint
	swift build --build-tests
	swift test --skip-build

## stress: 2,000 paragraphs, 300 tables and 200 figures on pages, optimised
stress: dependencies
	STRESS=full swift test -c release -Xswiftc -enable-testing --scratch-path .build/stress \
	  --filter StressDocumentTests

## build: the program, optimised
build: dependencies
	swift build -c release --product bertreport

## lint: no file differs from its formatted self, no rule is broken
lint:
	swift format lint --strict --recursive Package.swift Sources Tests

## format: rewrite all files in the one format
format:
	swift format --in-place --recursive Package.swift Sources Tests

## record FILTER=name: take the present snapshots whose name contains FILTER for right
record:
	@[ -n "$(FILTER)" ] || { echo "usage: make record FILTER=part-of-a-snapshot's-name"; exit 1; }
	RECORD_SNAPSHOTS=$(FILTER) swift test --filter FiguresTests

## gallery: every figure on fixed data, in .build/gallery
gallery: build
	$(PROGRAM) gallery .build/gallery

## benchmark: how fast this machine fine-tunes, as JSON
benchmark: build
	$(PROGRAM) fetch all-minilm-l6-v2 imdb
	$(PROGRAM) benchmark --profile

## dependencies: Debian's packages, as far as they are missing
dependencies:
	@command -v swift > /dev/null || { echo "Swift 6.3 is needed: https://www.swift.org/install"; exit 1; }
	@missing=$$(for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2> /dev/null | grep -q 'install ok installed' \
	    || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing" $$missing; \
	  $(SUDO) apt-get update -q && \
	  $(SUDO) apt-get install -y -q --no-install-recommends $$missing; \
	fi

## clean: forget what was built; reports and downloads stay
clean:
	rm -rf .build
