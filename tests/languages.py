"""The languages in which numbers and amounts are tested, of several scripts and ways to count."""

LANGUAGES = [
    *("ar", "bn", "de", "en", "es", "eu", "fr", "gl", "he", "hi", "it", "ja"),
    *("ko", "my", "pl", "pt", "ru", "sw", "th", "tr", "vi", "yue", "zh"),
]
