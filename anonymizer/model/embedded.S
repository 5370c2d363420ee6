// SPDX-License-Identifier: Apache-2.0
// The bytes of matala.model between two symbols; see server/system/anonymizer_model.cpp.
    .section .rodata
    .balign 16
    .globl matala_model_begin
    .globl matala_model_end
matala_model_begin:
    .incbin "matala.model"
matala_model_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
