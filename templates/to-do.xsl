<?xml version="1.0" encoding="UTF-8"?>
<!-- What is to be done, by day: tasks, duties that change, facts to find out, reviews. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<!-- a change of a duty concerns several platforms in the same way: one row for all of them -->
<xsl:key name="change" match="r:item[@kind = 'duty']" use="concat(r:on, ' ', r:obligation/@ref, ' ', @change, ' ', @answer, ' ', @binds, ' ', @of, ' ', r:says)"/>

<xsl:template match="r:report" mode="heading">
  <xsl:value-of select="w:term('kind', 'to-do')"/>
  <xsl:if test="r:site/r:subject"><xsl:value-of select="concat(': ', r:site/r:subject)"/></xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:variable name="all" select="r:to-do/r:items/r:item"/>
  <xsl:variable name="own" select="$all[not(@of = 'others')]"/>
  <xsl:variable name="others" select="$all[@of = 'others']"/>
  <xsl:for-each select="r:to-do">
    <div class="answer">
      <p>
        <xsl:if test="@total = 0"><w:say code="to-do.none"/></xsl:if>
        <xsl:if test="@total &gt; 0">
          <w:say code="to-do.next" dated="@dated" overdue="@overdue" next="string(r:next)"/>
          <xsl:text> </xsl:text>
          <w:say code="to-do.kinds" tasks="@task-n" duties="@duty-n" days="@days" facts="@fact-n" reviews="@review-n"/>
        </xsl:if>
      </p>
      <xsl:if test="/r:report/r:site/r:calendar">
        <p class="rests"><a href="{$root}{/r:report/r:site/r:calendar}"><w:say code="to-do.calendar"/></a></p>
      </xsl:if>
    </div>
  </xsl:for-each>
  <div class="filtered">
    <xsl:attribute name="data-filter"><w:say code="column.platform"/>|<w:say code="to-do.owner"/></xsl:attribute>
    <xsl:call-template name="filter"><xsl:with-param name="rows" select="$own"/></xsl:call-template>
    <xsl:call-template name="sections"><xsl:with-param name="items" select="$own"/></xsl:call-template>
    <xsl:if test="count($own) &gt; 1"><xsl:call-template name="filter-script"/></xsl:if>
  </div>
  <xsl:if test="$others">
    <details class="others">
      <summary><w:say code="to-do.others" n="r:to-do/@others"/></summary>
      <xsl:call-template name="table"><xsl:with-param name="items" select="$others"/></xsl:call-template>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="sections">
  <xsl:param name="items"/>
  <xsl:call-template name="section"><xsl:with-param name="items" select="$items[@when = 'overdue']"/><xsl:with-param name="id" select="'overdue'"/><xsl:with-param name="title"><w:say code="to-do.overdue"/></xsl:with-param></xsl:call-template>
  <xsl:call-template name="section"><xsl:with-param name="items" select="$items[@when = 'dated']"/><xsl:with-param name="id" select="'dated'"/><xsl:with-param name="title"><w:say code="to-do.dated"/></xsl:with-param></xsl:call-template>
  <xsl:call-template name="section"><xsl:with-param name="items" select="$items[@when = 'undated'][@kind = 'task']"/><xsl:with-param name="id" select="'tasks'"/><xsl:with-param name="title"><w:say code="to-do.task"/></xsl:with-param></xsl:call-template>
  <xsl:call-template name="section"><xsl:with-param name="items" select="$items[@when = 'undated'][@kind = 'fact']"/><xsl:with-param name="id" select="'facts'"/><xsl:with-param name="title"><w:say code="to-do.fact"/></xsl:with-param></xsl:call-template>
  <xsl:call-template name="section"><xsl:with-param name="items" select="$items[@when = 'undated'][@kind = 'review']"/><xsl:with-param name="id" select="'reviews'"/><xsl:with-param name="title"><w:say code="to-do.review"/></xsl:with-param></xsl:call-template>
  <xsl:call-template name="section"><xsl:with-param name="items" select="$items[@when = 'closed']"/><xsl:with-param name="id" select="'closed'"/><xsl:with-param name="title"><w:say code="to-do.closed"/></xsl:with-param></xsl:call-template>
</xsl:template>

<xsl:template name="section">
  <xsl:param name="items"/>
  <xsl:param name="id"/>
  <xsl:param name="title"/>
  <xsl:if test="$items">
    <section aria-labelledby="{$id}">
      <h2 id="{$id}"><xsl:value-of select="$title"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="count($items)"/></span></h2>
      <xsl:call-template name="table"><xsl:with-param name="items" select="$items"/></xsl:call-template>
    </section>
  </xsl:if>
</xsl:template>

<!-- only columns that some item fills -->
<xsl:template name="table">
  <xsl:param name="items"/>
  <xsl:variable name="day" select="$items/r:on"/>
  <xsl:variable name="clause" select="$items/r:clauses"/>
  <xsl:variable name="who" select="$items[@kind = 'task' or @kind = 'duty']"/>
  <div class="wide">
    <table class="stack to-do" data-sort="yes">
      <thead>
        <tr>
          <xsl:if test="$day"><th scope="col"><w:say code="column.day"/></th></xsl:if>
          <th scope="col"><w:say code="column.platform"/></th>
          <th scope="col"><w:say code="to-do.action"/></th>
          <xsl:if test="$clause"><th scope="col"><w:say code="column.clause"/></th></xsl:if>
          <xsl:if test="$who"><th scope="col"><w:say code="to-do.owner"/></th></xsl:if>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$items[@kind != 'duty']|$items[generate-id() = generate-id(key('change', concat(r:on, ' ', r:obligation/@ref, ' ', @change, ' ', @answer, ' ', @binds, ' ', @of, ' ', r:says))[1])]">
          <xsl:variable name="all" select="self::r:item[@kind != 'duty']|key('change', concat(r:on, ' ', r:obligation/@ref, ' ', @change, ' ', @answer, ' ', @binds, ' ', @of, ' ', r:says))"/>
          <tr>
            <xsl:if test="$day"><td w:data-label="column.day"><xsl:apply-templates select="r:on" mode="day"/></td></xsl:if>
            <td w:data-label="column.platform">
              <xsl:call-template name="links">
                <xsl:with-param name="units" select="$all/r:platform|$all/r:platforms/r:platform"/>
                <xsl:with-param name="rest" select="sum($all/@rest)"/>
                <xsl:with-param name="counted"><w:say code="to-do.platforms" n="count($all/r:platform|$all/r:platforms/r:platform) + sum($all/@rest)"/></xsl:with-param>
                <xsl:with-param name="more"><w:say code="to-do.more-platforms" n="sum($all/@rest)"/></xsl:with-param>
              </xsl:call-template>
            </td>
            <th scope="row"><xsl:apply-templates select="." mode="action"/></th>
            <xsl:if test="$clause">
              <td w:data-label="column.clause">
                <xsl:call-template name="links">
                  <xsl:with-param name="units" select="$all/r:clauses/r:provision"/>
                  <xsl:with-param name="rest" select="sum($all/@more)"/>
                  <xsl:with-param name="counted"><w:say code="to-do.clauses" n="count($all/r:clauses/r:provision) + sum($all/@more)"/></xsl:with-param>
                  <xsl:with-param name="more"><w:say code="to-do.more-clauses" n="sum($all/@more)"/></xsl:with-param>
                </xsl:call-template>
              </td>
            </xsl:if>
            <xsl:if test="$who"><td w:data-label="to-do.owner"><xsl:apply-templates select="." mode="who"/></td></xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- units as a list; a long one unfolds. A filter reads it in either case. -->
<xsl:template name="links">
  <xsl:param name="units"/>
  <xsl:param name="rest"/>
  <xsl:param name="counted"/>
  <xsl:param name="more"/>
  <xsl:variable name="list">
    <ul class="plain names"><xsl:for-each select="$units"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    <xsl:if test="$rest &gt; 0"><span class="note"><xsl:value-of select="$more"/></span></xsl:if>
  </xsl:variable>
  <xsl:choose>
    <xsl:when test="count($units) &gt; 3">
      <details><summary><xsl:value-of select="$counted"/></summary><xsl:copy-of select="$list"/></details>
    </xsl:when>
    <xsl:when test="$units[2] or $rest &gt; 0"><xsl:copy-of select="$list"/></xsl:when>
    <xsl:when test="$units"><xsl:apply-templates select="$units" mode="value"/></xsl:when>
  </xsl:choose>
</xsl:template>

<!-- a task in its author's words; a duty by its name, and what happens to it -->
<xsl:template match="r:item" mode="action">
  <xsl:value-of select="r:what"/>
  <xsl:if test="r:why"><span class="note"><xsl:value-of select="concat(' ', r:why)"/></span></xsl:if>
  <xsl:if test="r:what and r:obligation"><span class="note"><xsl:text> </xsl:text><a href="{$root}{r:obligation/@href}"><xsl:value-of select="r:citation"/></a></span></xsl:if>
</xsl:template>

<xsl:template match="r:item[@kind = 'duty']" mode="action">
  <xsl:apply-templates select="r:obligation" mode="value"/>
  <span class="note"><xsl:value-of select="concat(' ', r:citation, '. ')"/><xsl:apply-templates select="r:says" mode="sentences"/></span>
</xsl:template>

<xsl:template match="r:item[@kind = 'fact']" mode="action">
  <w:say code="to-do.find-out"><w:arg name="what"><xsl:apply-templates select="r:says" mode="sentences"/></w:arg></w:say>
  <span class="note"><xsl:text> </xsl:text><w:say code="to-do.waiting" n="@n"/></span>
</xsl:template>

<xsl:template match="r:item[@kind = 'review']" mode="action">
  <xsl:apply-templates select="r:says" mode="sentences"/>
  <xsl:if test="r:obligation"><span class="note"><xsl:text> </xsl:text><a href="{$root}{r:obligation/@href}"><xsl:value-of select="r:citation"/></a></span></xsl:if>
</xsl:template>

<!-- who is to do it, where somebody was named; of a duty whom it binds -->
<xsl:template match="r:item" mode="who">
  <xsl:choose>
    <xsl:when test="r:owner"><xsl:value-of select="r:owner"/></xsl:when>
    <xsl:when test="@binds"><xsl:value-of select="w:term('who', @binds)"/></xsl:when>
    <xsl:when test="@answer"><xsl:value-of select="w:term('who', @answer)"/></xsl:when>
    <xsl:when test="@kind = 'task'"><xsl:value-of select="w:term('who', 'nobody')"/></xsl:when>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
