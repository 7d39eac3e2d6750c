"""The one error a person sees: a sentence that names the file, the place in it and the remedy."""


class SijillError(Exception):
    """Something a person can mend; `str(error)` is one sentence.

    `where` names the file, and the place in it, that is at fault; `remedy` says what to do next.
    """

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        super().__init__(f"{where}: {problem}" if where else problem)

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{sentence}; {self.remedy}" if self.remedy else sentence
