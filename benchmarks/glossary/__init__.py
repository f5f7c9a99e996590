"""Are a glossary's terms known again in sentences, in whatever form they stand there?"""
