// Figures, written to a file so that reading them costs nothing.
def start = System.currentTimeMillis()
def machine = Runtime.runtime
def environment = graph.backend.storeManager.@manager.@environment
new Timer('figures', true).schedule({
  try {
    // An interrupted thread makes the storage close itself for good; only a new start opens it again.
    if (environment.invalidatingException != null) {
      machine.halt(70)
    }
    def data = new File('/var/lib/janusgraph/data').listFiles()
    def stats = environment.getStats(null)
    def lines = [size_bytes: data.collect { it.length() }.sum() ?: 0, memory_bytes: machine.totalMemory() - machine.freeMemory(),
      memory_limit_bytes: machine.maxMemory(), uptime_seconds: (System.currentTimeMillis() - start).intdiv(1000),
      cache_bytes: stats.cacheTotalBytes, blocks_read: stats.NNotResident, blocks_written: stats.NSequentialWrites + stats.NRandomWrites]
    def file = new File('/tmp/databerth/figures.new')
    file.text = lines.collect { name, value -> name + ' ' + value + '\n' }.join()
    file.renameTo('/tmp/databerth/figures')
  } catch (Exception closing) {
    // The server is on its way down.
  }
} as TimerTask, 0L, 10000L)

// The last value is what every script finds.
[g: traversal().withEmbedded(graph)]
