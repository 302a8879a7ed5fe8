//! Textiles, baskets and vases.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{DARK_WOOD, LEAF, LEATHER, PAPER, Rgb, STRAW};

/// Square, lumbar with tassels, round, triangular floor cushion.
pub(super) fn cushion(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => {
            brush.shadow(200, 600);
            brush.form("M206 250Q196 226 220 224Q400 262 580 224Q604 226 594 250Q560 440 598 614Q602 640 578 640Q400 606 222 640Q198 640 202 614Q240 440 206 250z", colour, 50, |brush| {
                for x in [300, 400, 500] {
                    brush.line(&format!("M{x} 220Q{} 430 {x} 650", x + (400 - x) / 8), colour.light(42), 16);
                    brush.line(&format!("M{} 220Q{} 430 {} 650", x + 24, x + 24, x + 24), colour.light(22), 5);
                }
            });
            brush.gleam("M240 280Q258 400 248 480", 14);
        }
        1 => {
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
        2 => {
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
        _ => {
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
    }
}

/// Striped with fringes, round braided, runner with diamonds, rolled up.
pub(super) fn rug(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => {
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
        1 => {
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
        2 => {
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
        _ => {
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
    }
}

fn weave(brush: &mut Brush, colour: Rgb) {
    let (mut strands, mut seams) = (String::new(), String::new());
    for row in 0..13 {
        let y = 264 + row * 30;
        strands += &format!("M{} {y}H690", 110 + row % 2 * 26);
        seams += &format!("M110 {}H690", y + 15);
    }
    brush.dashed(&strands, colour.light(18), 20, "12 40");
    brush.line(&seams, colour.dark(20), 4);
}

/// Low with handles, tall with a lid, tray, with one high handle.
pub(super) fn basket(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => {
            brush.shadow(216, 584);
            brush.fill(&ellipse(400, 420, 216, 40), STRAW.dark(46));
            brush.tube(
                "M206 430Q150 350 226 340Q262 346 262 410M594 430Q650 350 574 340Q538 346 538 410",
                LEATHER,
                20,
            );
            brush.form(
                "M184 420Q400 476 616 420L578 600Q566 640 520 640H280Q234 640 222 600z",
                STRAW,
                60,
                |brush| {
                    weave(brush, STRAW);
                    brush.fill("M150 540H650V700H150z", colour);
                    brush.veil("M150 540H650V548H150z", colour.dark(50), 50);
                },
            );
            brush.line("M184 420Q400 476 616 420", STRAW.dark(20), 18);
        }
        1 => {
            brush.shadow(256, 544);
            brush.form(
                "M250 330H550L530 610Q526 640 496 640H304Q274 640 270 610z",
                STRAW,
                56,
                |brush| {
                    weave(brush, STRAW);
                    brush.fill("M200 410H600V500H200z", colour);
                },
            );
            brush.tube(
                "M262 400Q222 420 240 470M538 400Q578 420 560 470",
                LEATHER,
                16,
            );
            brush.solid(
                "M236 330Q240 270 400 262T564 330Q400 356 236 330z",
                STRAW.light(14),
                30,
            );
            brush.line("M236 330Q400 358 564 330", STRAW.dark(26), 12);
            brush.solid(&ellipse(400, 262, 26, 18), colour, 10);
        }
        2 => {
            brush.shadow(150, 650);
            brush.tube(
                "M176 540Q120 470 176 452Q220 450 222 530M624 540Q680 470 624 452Q580 450 578 530",
                LEATHER,
                18,
            );
            brush.fill(&ellipse(400, 540, 258, 44), colour.dark(6));
            brush.fill(&ellipse(404, 546, 226, 32), colour.light(20));
            for (x, y, tone) in [
                (330, 512, 0x00d9_8236),
                (400, 496, 0x00d2_4b32),
                (466, 514, 0x00e0_a52e),
            ] {
                brush.solid(&circle(x, y, 46), Rgb(tone), 18);
                brush.line(&format!("M{x} {}q4-14 14-18", y - 44), DARK_WOOD, 6);
            }
            brush.form(
                "M142 540Q400 612 658 540L634 610Q624 640 590 640H210Q176 640 166 610z",
                STRAW,
                50,
                |brush| weave(brush, STRAW),
            );
            brush.line("M142 540Q400 612 658 540", colour, 16);
        }
        _ => {
            brush.shadow(226, 574);
            brush.tube("M246 440C210 130 590 130 554 440", STRAW.dark(10), 26);
            brush.fill(&ellipse(400, 440, 186, 34), STRAW.dark(46));
            brush.solid(
                "M250 446Q256 400 330 404T470 400T552 446Q400 480 250 446z",
                colour,
                20,
            );
            brush.form("M212 440Q400 494 588 440Q600 560 550 620Q536 640 510 640H290Q264 640 250 620Q200 560 212 440z", STRAW, 58, |brush| weave(brush, STRAW));
            brush.solid(
                "M330 466L356 470L470 462L500 458L486 540L440 500L400 548L360 504L320 536z",
                colour,
                12,
            );
            brush.line("M212 440Q400 494 588 440", STRAW.dark(20), 16);
        }
    }
}

/// Bottle with a branch, round with grasses, jug, ring.
pub(super) fn vase(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => {
            brush.shadow(310, 490);
            branch(brush);
            brush.form("M372 320H428V400Q432 440 470 470Q500 500 500 560Q500 640 440 640H360Q300 640 300 560Q300 500 330 470Q368 440 372 400z", colour, 46, |brush| {
                brush.fill("M280 560Q400 600 520 560V700H280z", colour.light(30));
            });
            brush.solid(&block(362, 306, 76, 24, 10), colour.light(14), 14);
            brush.gleam("M326 570Q320 520 350 492", 13);
        }
        1 => {
            brush.shadow(270, 530);
            for (tip, lean) in [(240, -60), (330, -24), (420, 6), (510, 40), (580, 70)] {
                brush.line(
                    &format!("M400 460Q{} 360 {tip} 230", 400 + lean),
                    STRAW.dark(26),
                    7,
                );
                brush.turned(lean / 2, tip, 220, |brush| {
                    brush.fill(
                        &format!(
                            "M{tip} 280Q{} 190 {tip} 110Q{} 190 {tip} 280z",
                            tip - 40,
                            tip + 40
                        ),
                        STRAW.light(34),
                    );
                    brush.line(&format!("M{tip} 270V150"), STRAW, 5);
                });
            }
            brush.solid("M346 420H454V446Q540 470 540 550Q540 640 450 640H350Q260 640 260 550Q260 470 346 446z", colour, 52);
            brush.line(
                "M264 540Q400 570 536 540M270 570Q400 600 530 570",
                colour.light(40),
                7,
            );
            brush.solid(&block(336, 408, 128, 26, 11), colour.light(16), 20);
            brush.gleam("M290 540Q292 500 326 480", 13);
        }
        2 => {
            brush.shadow(280, 530);
            brush.line("M486 360C610 340 610 540 500 560", colour.dark(24), 32);
            brush.line("M484 356C602 338 602 534 498 555", colour, 22);
            brush.form("M310 300L270 270Q300 250 340 262H470Q492 264 490 290L484 380Q530 450 530 530Q530 640 440 640H360Q270 640 270 530Q270 450 316 380z", colour, 54, |brush| {
                brush.fill("M240 470H560V486H240zM240 504H560V512H240z", PAPER);
            });
            brush.fill(
                "M286 274Q320 258 344 268H466Q480 270 484 280Q400 304 312 296z",
                colour.dark(30),
            );
            brush.gleam("M300 560Q294 500 316 450", 14);
        }
        _ => {
            brush.shadow(280, 520);
            branch(brush);
            brush.solid("M400 340C510 340 576 410 576 494S510 640 400 640S224 578 224 494S290 340 400 340zM400 430C350 430 322 458 322 496S350 562 400 562S478 534 478 496S450 430 400 430z", colour, 34);
            brush.solid(&block(370, 286, 60, 66, 12), colour.light(12), 16);
            brush.gleam("M256 500Q258 440 304 404", 14);
        }
    }
}

fn branch(brush: &mut Brush) {
    brush.line(
        "M400 340Q390 240 340 170M396 270Q440 220 470 150M396 300Q340 270 290 266",
        DARK_WOOD,
        8,
    );
    for (x, y, turn) in [
        (340, 160, -30),
        (372, 226, 60),
        (320, 206, -70),
        (474, 140, 30),
        (446, 200, 70),
        (418, 196, -20),
        (284, 260, -80),
        (336, 258, 20),
        (466, 190, 100),
    ] {
        brush.turned(turn, x, y, |brush| {
            brush.fill(
                &format!(
                    "M{x} {}Q{} {} {x} {}Q{} {} {x} {}z",
                    y + 10,
                    x - 22,
                    y - 20,
                    y - 52,
                    x + 22,
                    y - 20,
                    y + 10
                ),
                LEAF.light(14),
            );
        });
    }
}
