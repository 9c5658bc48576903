print("bertreport")
