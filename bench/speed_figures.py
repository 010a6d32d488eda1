"""Figures of `enlarger bench speed`: medians, shares, ratios, and the table."""

from __future__ import annotations

from bench.speed_runs import Facts


def compared_target(targets: list[str]) -> str:
    """The target that peers make too: 4K, or the first given."""
    return "4k" if "4k" in targets else targets[0]


def middle(rans: list[Facts]) -> Facts:
    """The run of median time, with every run's total, and the share of each stage of it."""
    ordered = sorted(rans, key=lambda ran: float(ran["seconds"]["total"]))
    chosen = ordered[(len(ordered) - 1) // 2]
    seconds = {stage: round(float(spent), 3) for stage, spent in chosen["seconds"].items()}
    total = seconds["total"]
    shares = {stage: round(spent / total, 3) for stage, spent in seconds.items() if stage != "total"}
    every = [round(float(ran["seconds"]["total"]), 3) for ran in rans]
    peak = max(ran["peak_mb"] for ran in rans)
    return chosen | {"seconds": seconds, "shares": shares, "all_totals": every, "peak_mb": peak}


def ratios(facts: Facts) -> Facts:
    """`ratio_to_<peer>` and its kin; what a processor without bf16 costs."""
    rows = {(row["to"], row["cold"], row["precision"]): row for row in facts["masters"]}
    warm = rows.get((facts["compared"], False, None))
    cold = rows.get((facts["compared"], True, None))
    # The first of ours for x4plus is the one that runs where nothing is forced.
    own = next(
        (row for row in facts["networks"] if row["who"] == "enlarger" and row["model"] == "photo"), None
    )
    found: Facts = {}
    for peer, row in facts["peers"].items():
        if "missing" in row:
            continue
        if warm:
            for name, stage in (("", "total"), ("_upscale", "upscale")):
                found[f"ratio_to_{peer}{name}"] = round(
                    row["seconds"][stage] / max(warm["seconds"][stage], 1e-3), 2
                )
        if cold:
            found[f"ratio_to_{peer}_process"] = round(row["process_seconds"] / cold["process_seconds"], 2)
    for row in facts["networks"]:
        if own and row["who"] != "enlarger":
            found[f"ratio_to_{row['who']}_network"] = round(row["us_per_pixel"] / own["us_per_pixel"], 2)
    without = {
        to: round(row["seconds"]["total"] / rows[to, False, None]["seconds"]["total"], 2)
        for (to, _, precision), row in rows.items()
        if precision == "f32" and (to, False, None) in rows
    }
    return found | ({"without_bf16_times_as_long": without} if without else {})


def table(facts: Facts) -> str:
    """All of it for a person."""
    machine, photo = facts["machine"], facts["photo"]
    lines = [
        f"{machine['processor']}, {machine['threads']} threads, {machine['precision']}, "
        f"load {machine['load']} before; {photo['name']} {photo['width']}×{photo['height']}",
        "",
        "network alone                       µs per pixel   dB from fp32   peak MB",
    ]
    for row in facts["networks"]:
        whose = f"{row['model']} {row['backend']} {row['precision']}"
        decibels = f"{row['agreement_db']:.1f}" if row["agreement_db"] is not None else "–"
        lines.append(f"  {whose:34}{row['us_per_pixel']:12.2f}{decibels:>15}{row['peak_mb']:10.0f}")
    lines += ["", "masters                     seconds   process s   peak MB   share of each stage"]
    for row in facts["masters"]:
        words = [row["to"], "cold" if row["cold"] else "", "without bf16" if row["precision"] else ""]
        lines.append(_line(" ".join(word for word in words if word), row))
    for peer, row in facts["peers"].items():
        if "missing" in row:
            lines.append(f"  {peer}: not measured, {row['missing']}")
        else:
            tile = f" (tile {row['tile']})" if row["tile"] else ""
            lines.append(_line(f"{facts['compared']} {peer}{tile}", row))
    lines.append("")
    lines += [f"{name}: {value}" for name, value in facts.items() if name.startswith("ratio_")]
    for to, times in facts.get("without_bf16_times_as_long", {}).items():
        lines.append(f"without bf16 {to} takes {times} times as long")
    return "\n".join(lines)


def _line(name: str, row: Facts) -> str:
    shares = ", ".join(f"{stage} {share:.0%}" for stage, share in row["shares"].items() if share >= 0.005)
    seconds, process = row["seconds"]["total"], row["process_seconds"]
    return f"  {name:24}{seconds:9.2f}{process:12.2f}{row['peak_mb']:10.0f}   {shares}"
