//! Shoes from the side, in pairs, toes to the left.

use super::Brush;
use super::brush::{block, circle};
use super::colour::{BRASS, COAL, LEATHER, PAPER, Rgb, STRAW};

/// Draws a shoe twice: the far one behind the near one.
fn pair(brush: &mut Brush, shoe: impl Fn(&mut Brush)) {
    brush.shadow_at(190, 670, 600);
    brush.placed(44, -46, 100, &shoe);
    brush.shadow(100, 610);
    brush.placed(-48, 0, 100, &shoe);
}

/// Two straps, thong, sport, slide.
pub(super) fn sandals(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => two_straps(brush, colour),
        1 => thongs(brush, colour),
        2 => trekking(brush, colour),
        _ => slide(brush, colour),
    }
}

/// From above, standing against the wall: from the side two straps are two knobs.
fn two_straps(brush: &mut Brush, colour: Rgb) {
    brush.shadow(206, 600);
    for (x, turn) in [(302, -5), (500, 5)] {
        brush.turned(turn, x, 640, |brush| {
            let sole = outline(x);
            brush.cast(&sole, 20, 8);
            brush.solid(&sole, COAL.light(10), 8);
            let (up, down) = (if turn < 0 { -4 } else { 4 }, 400 - 400 * 92 / 100);
            brush.placed(x * 8 / 100 + up / 4, down + 4, 92, |brush| {
                brush.solid(&sole, STRAW.dark(6), 11);
                brush.line(
                    &format!("M{} 596Q{x} 626 {} 596", x - 34, x + 34),
                    STRAW.dark(24),
                    6,
                );
            });
            for y in [316, 414] {
                let (left, right) = (x - 92, x + 92);
                brush.solid(
                    &format!(
                        "M{left} {}Q{x} {} {right} {}V{}Q{x} {} {left} {}z",
                        y + 22,
                        y - 24,
                        y + 22,
                        y + 88,
                        y + 48,
                        y + 88
                    ),
                    colour,
                    24,
                );
                brush.stitch(
                    &format!(
                        "M{} {}Q{x} {} {} {}",
                        left + 14,
                        y + 32,
                        y - 8,
                        right - 14,
                        y + 32
                    ),
                    colour.light(34),
                    4,
                );
                let buckle = if turn < 0 { x - 78 } else { x + 36 };
                brush.solid(&block(buckle, y + 20, 42, 48, 8), BRASS, 8);
                brush.fill(&block(buckle + 11, y + 32, 20, 24, 3), colour.dark(34));
            }
        });
    }
}

fn trekking(brush: &mut Brush, colour: Rgb) {
    pair(brush, |brush| {
        footbed(brush, COAL.light(18), COAL);
        brush.tube("M392 580L452 462", colour.dark(10), 30);
        brush.solid(
            "M566 548L584 452Q590 426 616 430Q642 434 646 462L654 560Q610 540 566 548z",
            colour,
            22,
        );
        brush.tube("M452 462Q520 430 604 448", colour, 32);
        brush.solid(&block(500, 424, 54, 44, 8), COAL, 10);
        brush.solid(
            "M196 590Q222 486 312 474Q340 472 350 492L378 570Q290 590 196 590z",
            colour,
            26,
        );
        brush.line("M250 510L352 560", COAL, 20);
        brush.gleam("M226 556Q240 510 276 496", 10);
    });
}

fn slide(brush: &mut Brush, colour: Rgb) {
    pair(brush, |brush| {
        footbed(brush, PAPER.dark(16), COAL);
        brush.solid(
            "M158 592Q170 486 306 462Q400 446 432 470L470 566Q330 584 158 592z",
            colour,
            36,
        );
        brush.stitch("M424 482L456 556", PAPER, 4);
        brush.gleam("M204 548Q236 500 306 486", 12);
    });
}

fn footbed(brush: &mut Brush, cork: Rgb, sole: Rgb) {
    brush.solid("M144 604Q146 574 190 578Q300 586 420 560T620 536Q664 536 664 576Q664 620 620 622H180Q144 624 144 604z", cork, 16);
    brush.fill(
        "M146 612Q180 622 240 618H640Q662 612 664 596V612Q664 640 632 640H182Q148 640 146 612z",
        sole,
    );
}

/// A left or right sole from above, its heel at 640.
fn outline(x: i32) -> String {
    format!(
        "M{x} 260C{} 260 {} 330 {} 400S{} 500 {} 560S{} 640 {x} 640S{} 620 {} 560S{} 480 {} 400S{} 260 {x} 260z",
        x + 60,
        x + 88,
        x + 82,
        x + 58,
        x + 62,
        x + 50,
        x - 50,
        x - 62,
        x - 58,
        x - 82,
        x - 60
    )
}

fn thongs(brush: &mut Brush, colour: Rgb) {
    brush.shadow(206, 600);
    for (x, turn) in [(302, -6), (500, 6)] {
        brush.turned(turn, x, 640, |brush| {
            let sole = outline(x);
            brush.cast(&sole, 18, 8);
            brush.solid(&sole, colour, 20);
            brush.line(
                &format!("M{} 590Q{x} 622 {} 590", x - 36, x + 36),
                colour.dark(20),
                6,
            );
            brush.line(
                &format!(
                    "M{} 470C{} 400 {} 360 {x} 336C{} 360 {} 400 {} 470",
                    x - 66,
                    x - 56,
                    x - 30,
                    x + 30,
                    x + 56,
                    x + 66
                ),
                LEATHER.dark(30),
                26,
            );
            brush.line(
                &format!(
                    "M{} 464C{} 396 {} 356 {x} 334C{} 356 {} 396 {} 464",
                    x - 66,
                    x - 56,
                    x - 30,
                    x + 30,
                    x + 56,
                    x + 66
                ),
                LEATHER,
                17,
            );
            brush.fill(&circle(x, 334, 13), BRASS);
        });
    }
}

/// Court, runner, high top, slip-on.
pub(super) fn sneakers(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => court(brush, colour),
        1 => runner(brush, colour),
        2 => high_top(brush, colour),
        _ => slip_on(brush, colour),
    }
}

fn court(brush: &mut Brush, colour: Rgb) {
    pair(brush, |brush| {
        brush.solid("M150 600Q146 536 230 524Q310 510 376 430Q396 408 424 424Q470 470 560 430Q600 416 616 450Q640 520 640 600z", colour, 30);
        brush.fill(
            "M150 600Q146 536 230 524Q262 520 280 560Q284 590 276 600z",
            PAPER,
        );
        brush.fill(
            "M586 424Q612 420 620 456L632 520Q600 520 588 500z",
            PAPER.dark(12),
        );
        brush.line("M430 590L470 500L560 480", PAPER, 16);
        laces(brush, &[(306, 512), (336, 486), (364, 456)]);
        sole(brush, PAPER);
    });
}

fn runner(brush: &mut Brush, colour: Rgb) {
    pair(brush, |brush| {
        brush.solid("M140 596Q150 540 236 520Q320 500 380 424Q400 404 426 424Q480 476 556 420Q600 400 612 440Q624 520 650 590z", colour, 28);
        brush.fill("M140 596Q150 540 236 520L262 596z", colour.light(30));
        brush.line(
            "M392 580Q440 490 540 470M430 586Q480 510 560 490",
            PAPER,
            11,
        );
        brush.line("M606 420Q636 408 640 392", colour.dark(30), 16);
        laces(brush, &[(312, 506), (342, 480), (370, 450)]);
        brush.solid("M120 590Q116 570 150 572Q300 600 420 578T660 566Q690 580 680 610Q672 640 630 640H470L440 622L400 640H180Q126 640 120 590z", PAPER, 12);
        brush.fill(
            "M150 622H640Q630 640 610 640H190Q164 640 150 622z",
            COAL.light(10),
        );
    });
}

fn high_top(brush: &mut Brush, colour: Rgb) {
    pair(brush, |brush| {
        brush.solid("M150 600Q146 536 230 524Q330 508 360 440L392 330Q400 306 430 306H590Q616 306 614 336L620 470Q640 540 640 600z", colour, 32);
        brush.fill(
            "M150 600Q146 536 230 524Q262 520 280 560Q284 590 276 600z",
            PAPER,
        );
        brush.line("M430 590L470 500H628", colour.light(34), 14);
        brush.solid(&block(572, 330, 30, 84, 8), LEATHER, 8);
        brush.line("M404 318H604", colour.dark(28), 8);
        laces(
            brush,
            &[(308, 512), (344, 484), (366, 446), (380, 402), (392, 358)],
        );
        sole(brush, PAPER);
    });
}

fn slip_on(brush: &mut Brush, colour: Rgb) {
    pair(brush, |brush| {
        brush.solid("M150 600Q146 534 250 506Q336 480 388 430Q406 412 430 422Q520 452 596 424Q622 420 628 456Q640 520 640 600z", colour, 30);
        brush.fill(
            "M404 424L446 512L500 440Q450 430 430 422Q416 416 404 424z",
            COAL,
        );
        brush.line(
            "M424 434L448 486M448 440L458 476M472 444L464 468",
            COAL.light(30),
            5,
        );
        brush.stitch("M196 560Q300 500 388 474", colour.light(44), 4);
        brush.line("M256 512Q300 560 300 598", colour.dark(24), 5);
        sole(brush, PAPER.dark(8));
        brush.fill("M142 598H650V608H142z", LEATHER);
    });
}

fn laces(brush: &mut Brush, places: &[(i32, i32)]) {
    for (x, y) in places {
        brush.line(&format!("M{x} {y}l44 14"), PAPER, 11);
    }
}

fn sole(brush: &mut Brush, colour: Rgb) {
    brush.solid(
        "M138 592Q138 584 148 584H642Q652 584 652 594V612Q652 640 622 640H176Q138 640 138 606z",
        colour,
        12,
    );
    brush.line("M146 612H646", colour.dark(18), 5);
}
