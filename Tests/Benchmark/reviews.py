"""Print the first reviews of the IMDb data set as lines of JSON: python reviews.py FILE.csv COUNT"""
import csv
import json
import sys

csv.field_size_limit(1 << 30)
with open(sys.argv[1], encoding="utf8", newline="") as file:
    left = int(sys.argv[2])
    for row in csv.DictReader(file):
        if row["source"] == "imdb" and left > 0:
            left -= 1
            print(json.dumps({"text": row["text"], "label": int(row["label"])}, ensure_ascii=False))
