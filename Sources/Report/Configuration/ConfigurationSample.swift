extension RunConfiguration {
  /// The commented configuration that `bertreport init` writes and that stands at the root as
  /// `bertreport.yaml`: every setting with its default.
  public static let sample = """
    # What `bertreport build` does. Every setting may be left out; the values here are the defaults.

    title:                           # or one text for all languages
      ko: Fine-tuning과 BERT 어텐션
      en: Fine-tuning and BERT attention
    author: ""
    date:                            # YYYY-MM-DD, or nothing
    language: [ko, en]               # ko | en | a list of them: a report in each
    model: all-minilm-l6-v2          # catalogue name, hf:owner/name (fetched before), or a folder

    dataset:
      name: imdb                     # imdb | rotten-tomatoes | a .csv, .tsv or .jsonl file |
                                     # a folder with pos/ and neg/; paths start at this file
      train_size: 800
      test_size: 200
      seed: 42                       # which reviews are drawn

    training:
      epochs: 4
      batch_size: 16
      max_length: 256                # tokens, 3 to 512; longer reviews are cut and counted
      learning_rate: 5.0e-5
      warmup_ratio: 0.1              # part of the steps in which the rate rises
      weight_decay: 0.01
      max_grad_norm: 1.0
      trainable: all                 # all | head | last-N (last N layers and the head)
      precision: auto                # float32 | bfloat16 (needs AMX or AVX-512) | auto: what is fast
      seed: 42                       # first weights of the head, order of the data, dropout

    analysis:
      sentences:                     # sentiment: positive | negative | neutral
        - text: "This movie is absolutely fantastic! I loved every minute of it."
          sentiment: positive
        - text: "The film was terrible and boring. I hated it."
          sentiment: negative
        - text: "The movie was okay, nothing special but not bad either."
          sentiment: neutral
      layers: last                   # last | all | a list such as [0, 5]
      heads: all                     # all | a list such as [0, 3]
      unit: token                    # token | word (pieces joined)
      head_view:                     # pictures of single heads
        sentence: 1                  # number of the sentence, from 1
        layer: last                  # last | an index from 0
        heads: all                   # all | a list such as [0, 3]
      single_head:                   # one head with dropout (training mode) and without
        sentence: 1                  # number of the sentence, from 1
        layer: 0                     # last | an index from 0
        head: 0                      # an index from 0
      focus:                         # a word in two sentences each; [] for none
        - word: apple
          sentences: ["Apple is huge enterprise", "I am eating an apple"]
        - word: bank
          sentences: ["He put his money in the bank.", "They had a picnic on the river bank."]
        - word: python
          sentences: ["He got bit by Python.", "Python is my favorite programming language."]
      swaps:                         # words exchanged in a sentence; none with other sentences
        - {sentence: 1, from: loved, to: hated}
        - {sentence: 1, from: fantastic, to: terrible}
        - {sentence: 2, from: hated, to: loved}
        - {sentence: 2, from: terrible and boring, to: fantastic and moving}
        - {sentence: 3, from: nothing special but not bad either, to: boring and bad}
      excluded_tokens: [".", ",", "[SEP]"]   # not in the ratios; [PAD] never is
      cosine_threshold: 0.9          # below it an embedding counts as changed greatly

    report:
      formats: [markdown, pdf, slides]
      figures: svg
      figures_dark: false            # true: figures for dark pages beside those for light ones
      quote_reviews: false           # true quotes reviews whose verdict changed, to 200 characters

    """
}
