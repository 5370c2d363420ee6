# SPDX-License-Identifier: Apache-2.0
# Puts together what the server gives out below /static. Run by the target matala_static:
#   cmake -D SOURCE=<templates> -D TARGET=<folder> -P assemble.cmake

set(modules ${SOURCE}/node_modules)
set(hds ${modules}/hds-core/lib)
set(font ${modules}/@fontsource-variable/source-sans-3)
if(NOT EXISTS ${hds}/base.min.css OR NOT EXISTS ${font}/LICENSE)
  message(FATAL_ERROR "${modules} is missing or not complete: run npm ci --prefix ${SOURCE}")
endif()

# Of the design system only what the pages use; its fonts.css would load from a foreign host.
set(sheets ${hds}/base.min.css)
foreach(component button checkbox error-summary notification status-label table text-input)
  list(APPEND sheets ${hds}/components/${component}/${component}.min.css)
endforeach()
foreach(name fonts colours frame forms choosing pages modes)
  list(APPEND sheets ${SOURCE}/static/${name}.css)
endforeach()

file(MAKE_DIRECTORY ${TARGET}/fonts ${TARGET}/licenses)
set(bundle "")
foreach(sheet IN LISTS sheets)
  file(READ ${sheet} content)
  string(REGEX REPLACE "/\\*# sourceMappingURL=[^*]*\\*/" "" content "${content}")
  string(APPEND bundle "${content}\n")
endforeach()
file(WRITE ${TARGET}/matala.css "${bundle}")

foreach(subset latin latin-ext)
  configure_file(${font}/files/source-sans-3-${subset}-wght-normal.woff2 ${TARGET}/fonts/source-sans-3-${subset}.woff2
                 COPYONLY)
endforeach()
configure_file(${SOURCE}/static/matala.js ${TARGET}/matala.js COPYONLY)
configure_file(${SOURCE}/static/icon.svg ${TARGET}/icon.svg COPYONLY)
configure_file(${modules}/hds-core/LICENSE ${TARGET}/licenses/hds-core.txt COPYONLY)
configure_file(${font}/LICENSE ${TARGET}/licenses/source-sans-3.txt COPYONLY)
