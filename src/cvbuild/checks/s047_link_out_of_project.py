"""A link out of the project.

What: Checks the files that a build reads (the source, variants, the baseline, a theme's files) for symbolic links that
lead out of the project's folder and of the git repository that it is in.

Why: A cloned project or a pull request may bring a link to any file of the machine, whose text would then be printed,
reported or stored. The option ``--allow PATH`` names folders and files to which links may lead.

Bad::

    # link: variants/quant.yaml -> ../../elsewhere.yaml   # S047
    basics: {name: Ada Lovelace}

Good::

    # file: cv.yaml
    basics: {name: Ada Lovelace}
    # file: variants/quant.yaml
    sections: [work]
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S047", "link-out-of-project", Severity.ERROR, Scope.READING, stops=True)
