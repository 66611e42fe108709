// The county, its rounds and the browser are shared by several test targets.
@_exported public import Fixtures
