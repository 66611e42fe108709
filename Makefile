# What one can do here. `make` alone prints this menu.
DATA ?= ../shared/data
SWIFT ?= swift
SECONDS ?= 600

.PHONY: menu setup build release demo test soak mutants lint fuzz format golden validate bench clean

menu:            ## this menu
	@grep -E '^[a-z0-9]+:.*##' Makefile | sed 's/:.*##/\t/' | column -t -s "$$(printf '\t')"

setup:           ## install the system libraries and the solver that are missing
	@sh Scripts/setup.sh libraries

build: setup     ## build for development
	$(SWIFT) build

release: setup   ## build the program as it is installed: .build-release/release/xuncun
	$(SWIFT) build -c release --product xuncun --scratch-path .build-release

demo: setup      ## run one inspection year in a made-up county and serve it at http://127.0.0.1:8080
	$(SWIFT) build --product xuncun
	$$($(SWIFT) build --show-bin-path)/xuncun demo

test: setup      ## all tests, with a server that is killed and a real browser
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	sh Scripts/setup.sh browser
	.venv/bin/python Tests/EndToEnd/killed_server.py $$($(SWIFT) build --show-bin-path)/xuncun
	python3 Tests/EndToEnd/year.py $$($(SWIFT) build --show-bin-path)/xuncun
	.venv/bin/python Tests/EndToEnd/walk.py $$($(SWIFT) build --show-bin-path)/xuncun

soak: setup      ## kills, a full disk, torn backups, two servers, a flood of logins; every row attacked by everybody
	$(SWIFT) build --build-tests
	sh Scripts/setup.sh faults
	python3 Tests/EndToEnd/faults.py $$($(SWIFT) build --show-bin-path)/xuncun
	XUNCUN_SOAK=1 $(SWIFT) test --skip-build --filter AttackTests

mutants: setup   ## delete each guard of visibility and permission in a copy: a test must turn red
	python3 Scripts/mutants.py $(GUARDS)

lint: setup      ## format, allowed imports, and the API under a fuzzer
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	$(SWIFT) build --explicit-target-dependency-import-check error
	sh Scripts/setup.sh fuzzer
	sh Scripts/fuzz-api.sh $$($(SWIFT) build --show-bin-path)/xuncun

fuzz: setup      ## the parsers of files and the models behind them under libFuzzer: make fuzz SECONDS=600
	sh Scripts/fuzz.sh $(SECONDS)

format:          ## put the source into its format
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

golden:          ## rewrite the golden files; look at the diff before you keep it
	-RECORD=1 $(SWIFT) test

validate: release ## importer and screening on data of others: make validate DATA=folder
	sh Scripts/validate.sh .build-release/release/xuncun $(DATA)
	python3 Scripts/validate_screening.py .build-release/release/xuncun $(DATA)

bench: release   ## measure, and write docs/benchmarks*.md
	sh Scripts/setup.sh bench
	.venv/bin/python Benchmarks/run.py .build-release/release/xuncun
	.venv/bin/python Benchmarks/cycle.py .build-release/release/xuncun
	.venv/bin/python Benchmarks/screening.py .build-release/release/xuncun
	.venv/bin/python Benchmarks/planning.py .build-release/release/xuncun
	python3 Benchmarks/neighbours.py .build-release/release/xuncun
	python3 Benchmarks/proof.py .build-release/release/xuncun
	python3 Benchmarks/silence.py .build-release/release/xuncun

clean:           ## remove what was built
	rm -rf .build .build-release .build-fuzz .build-mutants .venv
