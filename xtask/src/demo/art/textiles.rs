//! Cushions and rugs.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{LEATHER, PAPER, Rgb};

/// Square, lumbar with tassels, round, triangular floor cushion.
pub(super) fn cushion(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => square(brush, colour),
        1 => lumbar(brush, colour),
        2 => pouf(brush, colour),
        _ => triangle(brush, colour),
    }
}

fn square(brush: &mut Brush, colour: Rgb) {
    brush.shadow(200, 600);
    brush.form("M206 250Q196 226 220 224Q400 262 580 224Q604 226 594 250Q560 440 598 614Q602 640 578 640Q400 606 222 640Q198 640 202 614Q240 440 206 250z", colour, 50, |brush| {
        for x in [300, 400, 500] {
            brush.line(&format!("M{x} 220Q{} 430 {x} 650", x + (400 - x) / 8), colour.light(42), 16);
            brush.line(&format!("M{} 220Q{} 430 {} 650", x + 24, x + 24, x + 24), colour.light(22), 5);
        }
    });
    brush.gleam("M240 280Q258 400 248 480", 14);
}

fn lumbar(brush: &mut Brush, colour: Rgb) {
    brush.shadow(140, 660);
    for (x, y) in [(150, 384), (650, 384), (150, 626), (650, 626)] {
        brush.line(
            &format!(
                "M{x} {y}l{} {}M{x} {y}l{} 26M{x} {y}l{} 34",
                if x < 400 { -34 } else { 34 },
                14,
                if x < 400 { -26 } else { 26 },
                if x < 400 { -10 } else { 10 }
            ),
            PAPER.dark(12),
            8,
        );
        brush.fill(&circle(x, y, 14), PAPER.dark(20));
    }
    brush.form(
        "M150 380Q400 402 650 380Q632 510 652 634Q400 616 148 634Q168 510 150 380z",
        colour,
        44,
        |brush| {
            for step in 0..10 {
                let x = 160 + step * 54;
                brush.fill(&format!("M{x} 508l27-44 27 44-27 44z"), colour.light(44));
                brush.fill(&format!("M{} 508l9-16 9 16-9 16z", x + 18), colour.dark(24));
            }
            brush.line("M140 434H660M140 580H660", colour.light(30), 8);
        },
    );
    brush.gleam("M182 412V478", 12);
}

fn pouf(brush: &mut Brush, colour: Rgb) {
    brush.shadow(196, 604);
    brush.solid(
        "M190 500Q190 420 400 420T610 500V560Q610 640 400 640T190 560z",
        colour,
        60,
    );
    brush.fill(&ellipse(400, 488, 206, 70), colour.light(18));
    brush.line(
        "M400 486L594 500M400 486L566 522M400 486L494 544M400 486L400 552M400 486L306 544M400 486L234 522\
         M400 486L206 500M400 486L222 464M400 486L282 436M400 486L358 424M400 486L442 424M400 486L518 436\
         M400 486L578 464",
        colour.dark(10),
        5,
    );
    brush.solid(&ellipse(400, 484, 24, 13), colour.dark(26), 6);
    brush.line("M194 540Q260 596 400 598T606 540", colour.dark(26), 6);
}

fn triangle(brush: &mut Brush, colour: Rgb) {
    brush.shadow(160, 660);
    brush.solid(
        "M420 620L640 590Q668 590 662 610L640 640H420z",
        colour.dark(10),
        14,
    );
    brush.solid(
        "M270 300Q290 270 316 296L520 600Q530 640 490 640H170Q130 640 142 600z",
        colour,
        40,
    );
    brush.solid(
        "M290 290Q300 276 322 292L640 560Q660 590 630 606L520 640z",
        colour.dark(22),
        10,
    );
    for (step, tone) in [(0, PAPER), (1, Rgb(0x00e0_a52e)), (2, PAPER)] {
        let (inset, y) = (40 + step * 36, 600 - step * 24);
        brush.line(
            &format!(
                "M294 {}L{} {y}H{}z",
                350 + step * 52,
                160 + inset,
                500 - inset
            ),
            tone,
            10,
        );
    }
    brush.gleam("M262 340L190 500", 11);
}

/// Striped with fringes, round braided, runner with diamonds, rolled up.
pub(super) fn rug(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => striped(brush, colour),
        1 => braided(brush, colour),
        2 => runner(brush, colour),
        _ => rolled(brush, colour),
    }
}

fn striped(brush: &mut Brush, colour: Rgb) {
    let rug = block(150, 210, 500, 380, 8);
    brush.cast(&rug, 22, 22);
    for y in (222..590).step_by(20) {
        brush.line(&format!("M116 {y}H684"), PAPER.dark(10), 6);
    }
    brush.form(&rug, colour, 18, |brush| {
        for (x, wide, tone) in [
            (190, 34, PAPER),
            (240, 12, PAPER),
            (300, 70, colour.dark(24)),
            (390, 20, PAPER),
            (430, 70, colour.dark(24)),
            (548, 12, PAPER),
            (576, 34, PAPER),
        ] {
            brush.fill(&format!("M{x} 200h{wide}V600h-{wide}z"), tone);
        }
        for x in [318, 448] {
            for y in (226..580).step_by(50) {
                brush.fill(&format!("M{x} {y}l17-20 17 20-17 20z"), colour.light(40));
            }
        }
    });
}

fn braided(brush: &mut Brush, colour: Rgb) {
    let rug = circle(400, 400, 262);
    brush.cast(&rug, 22, 22);
    brush.solid(&rug, colour, 22);
    for (radius, tone) in [
        (226, PAPER),
        (198, colour.light(24)),
        (160, colour.dark(18)),
        (118, PAPER),
        (84, colour),
    ] {
        brush.fill(&circle(400, 400, radius), tone);
    }
    for radius in [244, 212, 180, 140, 100, 62, 34] {
        brush.stitch(&circle(400, 400, radius), colour.dark(36), 4);
    }
}

fn runner(brush: &mut Brush, colour: Rgb) {
    let rug = block(258, 110, 284, 580, 8);
    brush.cast(&rug, 22, 22);
    for x in (268..540).step_by(19) {
        brush.line(&format!("M{x} 84V716"), PAPER.dark(10), 6);
    }
    brush.form(&rug, colour, 18, |brush| {
        brush.line(&block(282, 134, 236, 532, 4), colour.light(44), 8);
        for y in [216, 400, 584] {
            brush.fill(
                &format!("M400 {}L494 {y}L400 {}L306 {y}z", y - 86, y + 86),
                colour.light(40),
            );
            brush.fill(
                &format!("M400 {}L466 {y}L400 {}L334 {y}z", y - 60, y + 60),
                colour.dark(30),
            );
            brush.fill(
                &format!("M400 {}L436 {y}L400 {}L364 {y}z", y - 32, y + 32),
                PAPER,
            );
        }
        for y in [308, 492] {
            brush.fill(
                &format!("M282 {}l44 26-44 26zM518 {}l-44 26 44 26z", y - 26, y - 26),
                colour.dark(30),
            );
        }
    });
}

fn rolled(brush: &mut Brush, colour: Rgb) {
    brush.turned(-24, 400, 400, |brush| {
        let roll = block(120, 300, 520, 200, 60);
        brush.cast(&roll, 18, 30);
        brush.form(&roll, colour, 40, |brush| {
            for x in (150..620).step_by(70) {
                brush.line(&format!("M{x} 290q24 110 0 220"), colour.light(40), 14);
                brush.line(&format!("M{} 290q24 110 0 220", x + 30), colour.dark(20), 6);
            }
        });
        brush.fill(&ellipse(620, 400, 56, 100), colour.dark(16));
        brush.line(
            "M620 400q20-14 18 20t-34 20q-24-40 4-80q40-20 50 40q0 60-40 70",
            PAPER,
            9,
        );
        brush.tube("M250 296q30 104 0 208M480 296q30 104 0 208", LEATHER, 13);
        brush.gleam("M172 340H440", 12);
    });
}
