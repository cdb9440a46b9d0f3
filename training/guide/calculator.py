"""The calculator that Guide calls. The app runs its own (src/lib/tools/calculator.ts); both must agree.

Grammar: numbers, + - * / ^, brackets, round(x) or round(x, digits), sqrt(x).
"""

from __future__ import annotations

import ast
import json
import math
import operator
import re
from decimal import Decimal

CALL_START, CALL_END = "<tool_call>", "</tool_call>"
OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.Pow: operator.pow,
}  # fmt: skip
MAX_DECIMALS, SMALL_DIGITS = 4, 4


def spell_number(value: float) -> str:
    """Plain decimal notation with four decimals at most; small values keep four significant digits."""
    if abs(value) >= 1e21 or value != value:
        return "error: too large"
    if value == int(value):
        return str(int(value))
    if abs(value) < 10**-MAX_DECIMALS:
        return format(Decimal(f"{value:.{SMALL_DIGITS - 1}e}").normalize(), "f")
    text = f"{_round_half_up(value, MAX_DECIMALS):.{MAX_DECIMALS}f}"
    return text.rstrip("0").rstrip(".")


def calculate(expression: str) -> str:
    """The result as text, or "error: ..." for what cannot be computed."""
    try:
        value = _evaluate(ast.parse(expression.replace("^", "**"), mode="eval").body)
    except ZeroDivisionError:
        return "error: division by zero"
    except (ValueError, SyntaxError, OverflowError, TypeError):
        return "error: not an expression"
    return spell_number(value)


def call(expression: str) -> str:
    """The text by which Guide asks for a calculation, in the form that Hermes and Qwen models use."""
    request = {"name": "calculator", "arguments": {"expression": expression}}
    return f"{CALL_START}\n{json.dumps(request)}\n{CALL_END}"


def called_expression(answer: str) -> str | None:
    """The expression of a calculator call, or None if the answer is none."""
    match = re.search(f"{CALL_START}(.*?){CALL_END}", answer, re.DOTALL)
    if not match:
        return None
    try:
        return str(json.loads(match[1])["arguments"]["expression"])
    except (ValueError, KeyError, TypeError):
        return ""


def _round_half_up(value: float, digits: int) -> float:
    # Away from zero on a tie, as people round, and on the decimal form, so that 1.005 counts as a tie.
    if abs(value) < 1e-4:
        return 0.0 if digits <= MAX_DECIMALS else value
    scaled = float(f"{abs(value):.15g}e{digits}")
    return math.copysign(float(f"{math.floor(scaled + 0.5)}e{-digits}"), value)


def _evaluate(node: ast.AST) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(node.value)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](_evaluate(node.left), _evaluate(node.right))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate(node.operand)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        arguments = [_evaluate(argument) for argument in node.args]
        if node.func.id == "sqrt" and len(arguments) == 1:
            return math.sqrt(arguments[0])
        if node.func.id == "round" and 1 <= len(arguments) <= 2:
            return _round_half_up(arguments[0], int(arguments[1]) if len(arguments) == 2 else 0)
    raise ValueError(expression_error(node))


def expression_error(node: ast.AST) -> str:
    """What is not part of the grammar."""
    return f"{type(node).__name__} is not allowed"
